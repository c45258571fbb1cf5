import { gallery } from '../gallery/gallery.ts';
import { SourceChips } from './SourceChips.tsx';

const passages = [
  {
    chunkId: 'a',
    source: 'knowledge/shipping.md',
    titlePath: ['Shipping', 'Canada'],
    text: 'We ship to Canada.',
  },
  { chunkId: 'b', source: 'knowledge/returns.md', titlePath: [], text: 'Thirty days.' },
];

export default gallery({
  name: 'Sources of an answer',
  group: 'Building blocks',
  states: {
    Some: () => <SourceChips passages={passages} />,
    None: () => <SourceChips passages={[]} />,
  },
});
