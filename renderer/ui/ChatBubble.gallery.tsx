import { gallery } from '../gallery/gallery.ts';
import { ChatBubble } from './ChatBubble.tsx';

export default gallery({
  name: 'Chat message',
  group: 'Building blocks',
  states: {
    'From the customer': () => <ChatBubble from="customer">Where is my order?</ChatBubble>,
    'From the assistant': () => (
      <ChatBubble from="assistant">
        It left our warehouse this morning and should be with you on Friday.
      </ChatBubble>
    ),
    'On its way': () => (
      <ChatBubble from="customer" pending>
        Where is my order?
      </ChatBubble>
    ),
    'A word that is too long': () => (
      <ChatBubble from="assistant">
        Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-https://example.com/a/very/long/address
      </ChatBubble>
    ),
  },
});
