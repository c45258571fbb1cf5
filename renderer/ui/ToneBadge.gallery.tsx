import { gallery } from '../gallery/gallery.ts';
import { ToneBadge } from './ToneBadge.tsx';

export default gallery({
  name: 'Badge',
  group: 'Building blocks',
  states: {
    Good: () => <ToneBadge tone="good">Resolved</ToneBadge>,
    Warning: () => <ToneBadge tone="warning">Escalated</ToneBadge>,
    Bad: () => <ToneBadge tone="bad">Unresolved</ToneBadge>,
    Neutral: () => <ToneBadge tone="neutral">Open</ToneBadge>,
  },
});
