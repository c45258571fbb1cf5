import { gallery } from '../gallery/gallery.ts';
import { LinesField, NameField, RequiredTextInput, SearchField } from './TextFields.tsx';

export default gallery(
  {
    name: 'One per line',
    group: 'Building blocks',
    states: {
      Empty: () => <LinesField label="Utterances" lines={[]} onChange={() => {}} />,
      Filled: () => (
        <LinesField label="Utterances" lines={['where is my order', 'track it']} onChange={() => {}} />
      ),
    },
  },
  {
    name: 'Name in a list',
    group: 'Building blocks',
    states: {
      New: () => <NameField label="Name of the new flow" onClose={() => {}} />,
      Renaming: () => <NameField label="New name" start="Return an item" onClose={() => {}} />,
    },
  },
  {
    name: 'Required text',
    group: 'Building blocks',
    states: {
      Filled: () => (
        <RequiredTextInput label="Name" missing="A project needs a name" value="Shop" onChange={() => {}} />
      ),
    },
  },
  {
    name: 'Search',
    group: 'Building blocks',
    states: {
      Empty: () => <SearchField label="Search intents" value="" onChange={() => {}} />,
      Filled: () => <SearchField label="Search intents" value="return" onChange={() => {}} />,
    },
  },
);
