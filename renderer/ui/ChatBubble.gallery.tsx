import { IconHeadset } from '@tabler/icons-react';
import { gallery } from '../gallery/gallery.ts';
import { ChatBubble, EventLine } from './ChatBubble.tsx';

export default gallery(
  {
    name: 'Chat message',
    group: 'Building blocks',
    states: {
      'From the customer': () => <ChatBubble from="customer">Where is my order?</ChatBubble>,
      'From the assistant': () => (
        <ChatBubble from="assistant">
          It left our warehouse this morning and should be with you on Friday.
        </ChatBubble>
      ),
      Sending: () => (
        <ChatBubble from="customer" pending>
          Where is my order?
        </ChatBubble>
      ),
      'Very long word': () => (
        <ChatBubble from="assistant">
          Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-https://example.com/a/very/long/address
        </ChatBubble>
      ),
    },
  },
  {
    name: 'Event line',
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
  },
);
