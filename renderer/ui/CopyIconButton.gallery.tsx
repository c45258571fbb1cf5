import { gallery } from '../gallery/gallery.ts';
import { CopyIconButton } from './CopyIconButton.tsx';

export default gallery({
  name: 'Copy button',
  group: 'Building blocks',
  states: {
    Ready: () => <CopyIconButton value="text" label="Copy as JSON" />,
  },
});
