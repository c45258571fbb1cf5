import { gallery } from '../gallery/gallery.ts';
import { SearchField } from './SearchField.tsx';

export default gallery({
  name: 'Search',
  group: 'Building blocks',
  states: {
    Empty: () => <SearchField label="Search intents" value="" onChange={() => {}} />,
    Filled: () => <SearchField label="Search intents" value="return" onChange={() => {}} />,
  },
});
