import { gallery } from '../gallery/gallery.ts';
import { ValueTree } from './ValueTree.tsx';

const booking = {
  number: 'AB123',
  status: 'confirmed',
  guests: 2,
  rooms: [{ kind: 'double', price: 120.5 }],
  'check-in': { day: '2026-03-01', 'Hinweis für die Anreise mit öffentlichen Verkehrsmitteln': null },
  notes: [],
};
const pick = {
  pickLabel: (path: readonly unknown[]) => `Make ${path.join('.')} an output`,
  onPick: () => {},
};

export default gallery({
  name: 'Value tree',
  group: 'Building blocks',
  states: {
    'A map': () => (
      <ValueTree label="Body" value={booking} {...pick} isPicked={(path) => path[0] === 'status'} />
    ),
    'A long list': () => (
      <ValueTree
        label="Body"
        value={Array.from({ length: 60 }, (_, n) => n)}
        {...pick}
        isPicked={() => false}
      />
    ),
    'A text': () => <ValueTree label="Body" value="Not found" {...pick} isPicked={() => false} />,
  },
});
