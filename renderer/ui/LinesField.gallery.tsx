import { gallery } from '../gallery/gallery.ts';
import { LinesField } from './LinesField.tsx';

export default gallery({
  name: 'One a line',
  group: 'Building blocks',
  states: {
    Empty: () => <LinesField label="Utterances" lines={[]} onChange={() => {}} />,
    Filled: () => (
      <LinesField label="Utterances" lines={['where is my order', 'track it']} onChange={() => {}} />
    ),
  },
});
