import { gallery } from '../gallery/gallery.ts';
import { RequiredTextInput } from './RequiredTextInput.tsx';

export default gallery({
  name: 'Required text',
  group: 'Building blocks',
  states: {
    Filled: () => (
      <RequiredTextInput label="Name" missing="A project needs a name" value="Shop" onChange={() => {}} />
    ),
  },
});
