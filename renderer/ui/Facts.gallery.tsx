import { gallery } from '../gallery/gallery.ts';
import { Facts, ScoreBar, ToneBadge } from './Facts.tsx';

const facts = [
  { name: 'order_id', value: '3348917502' },
  { name: 'customer_name', value: 'Crystal Minh', marked: true },
  { name: 'return_reason', value: 'The shirt is too small, and the color is not the one on the picture' },
];

export default gallery(
  {
    name: 'Facts',
    group: 'Building blocks',
    states: {
      Plain: () => <Facts facts={facts} />,
      Monospaced: () => <Facts facts={facts} mono />,
    },
  },
  {
    name: 'Score',
    group: 'Building blocks',
    states: {
      Above: () => <ScoreBar label="Score" score={0.82} threshold={0.4} />,
      Below: () => <ScoreBar label="Score" score={0.21} threshold={0.4} />,
      None: () => <ScoreBar label="Score" score={0} threshold={0.4} />,
      Full: () => <ScoreBar label="Score" score={1} threshold={1} />,
    },
  },
  {
    name: 'Badge',
    group: 'Building blocks',
    states: {
      Good: () => <ToneBadge tone="good">Resolved</ToneBadge>,
      Warning: () => <ToneBadge tone="warning">Escalated</ToneBadge>,
      Bad: () => <ToneBadge tone="bad">Unresolved</ToneBadge>,
      Neutral: () => <ToneBadge tone="neutral">Open</ToneBadge>,
    },
  },
);
