import { IconHeadset } from '@tabler/icons-react';
import { gallery } from '../gallery/gallery.ts';
import { EventLine } from './EventLine.tsx';

export default gallery({
  name: 'Line of an event',
  group: 'Building blocks',
  states: {
    Normal: () => <EventLine icon={IconHeadset}>Checked the order status</EventLine>,
    Good: () => (
      <EventLine icon={IconHeadset} tone="good">
        The conversation is resolved
      </EventLine>
    ),
    Bad: () => (
      <EventLine icon={IconHeadset} tone="bad">
        Checking the order status failed
      </EventLine>
    ),
    Warning: () => (
      <EventLine icon={IconHeadset} tone="warning">
        Handed over to a person
      </EventLine>
    ),
  },
});
