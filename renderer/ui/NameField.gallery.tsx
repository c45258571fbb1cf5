import { gallery } from '../gallery/gallery.ts';
import { NameField } from './NameField.tsx';

export default gallery({
  name: 'Name in a list',
  group: 'Building blocks',
  states: {
    New: () => <NameField label="Name of the new flow" onClose={() => {}} />,
    Renaming: () => <NameField label="New name" start="Return an item" onClose={() => {}} />,
  },
});
