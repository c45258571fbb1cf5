import { gallery } from '../gallery/gallery.ts';
import { PassageHits, SourceChips } from './Passages.tsx';

const hits = [
  {
    chunkId: 'a',
    source: 'knowledge/shipping.md',
    titlePath: ['Shipping', 'Canada'],
    text: 'We ship to Canada.',
    score: 0.91,
  },
  {
    chunkId: 'b',
    source: 'knowledge/shipping.md',
    titlePath: ['Shipping', 'Times'],
    text: 'Five days. '.repeat(60),
    score: 0.5,
  },
  { chunkId: 'c', source: 'knowledge/questions.csv', titlePath: [], text: 'No.', score: 0.1 },
];

const passages = [
  {
    chunkId: 'a',
    source: 'knowledge/shipping.md',
    titlePath: ['Shipping', 'Canada'],
    text: 'We ship to Canada.',
  },
  { chunkId: 'b', source: 'knowledge/returns.md', titlePath: [], text: 'Thirty days.' },
];

export default gallery(
  {
    name: 'Passages found',
    group: 'Building blocks',
    states: {
      'Two of three cited': () => <PassageHits hits={hits} threshold={0.4} cited={new Set(['a', 'b'])} />,
      'Nothing above the threshold': () => <PassageHits hits={hits} threshold={0.95} cited={new Set()} />,
    },
  },
  {
    name: 'Sources of an answer',
    group: 'Building blocks',
    states: {
      Some: () => <SourceChips passages={passages} />,
      None: () => <SourceChips passages={[]} />,
    },
  },
);
