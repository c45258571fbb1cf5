import { gallery } from '../gallery/gallery.ts';
import { Facts } from './Facts.tsx';

const facts = [
  { name: 'order_id', value: '3348917502' },
  { name: 'customer_name', value: 'Crystal Minh', marked: true },
  { name: 'return_reason', value: 'The shirt is too small, and the color is not the one on the picture' },
];

export default gallery({
  name: 'Facts',
  group: 'Building blocks',
  states: {
    Plain: () => <Facts facts={facts} />,
    'In fixed width': () => <Facts facts={facts} mono />,
  },
});
