import { IconArrowBackUp } from '@tabler/icons-react';
import { gallery } from '../gallery/gallery.ts';
import { CommandButton, type UiCommand } from './CommandButton.tsx';

const command: UiCommand = {
  id: 'edit.undo',
  label: () => 'Undo add state',
  icon: IconArrowBackUp,
  group: 'Edit',
  shortcuts: ['mod+Z'],
  enabled: () => true,
  run: () => {},
};

export default gallery({
  name: 'Command button',
  group: 'Building blocks',
  states: {
    Ready: () => <CommandButton command={command} />,
    'Switched on': () => <CommandButton command={command} active />,
    Disabled: () => <CommandButton command={{ ...command, enabled: () => false }} />,
  },
});
