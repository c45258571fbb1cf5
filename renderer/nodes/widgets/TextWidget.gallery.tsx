import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'Text to the customer',
  group: 'Widgets',
  states: {
    Empty: () => <FieldStage kind="message" field="text" />,
    Filled: () => (
      <FieldStage kind="message" field="text" data={{ text: 'Hello {{ slots.customer_name }}!' }} />
    ),
    'Text by key': () => <FieldStage kind="message" field="text" data={{ text: '$courtesy.hello' }} />,
    'A key without a text': () => <FieldStage kind="message" field="text" data={{ text: '$not.there' }} />,
    'With a problem': () => <FieldStage kind="message" field="text" data={{ text: 'Hello {{ slots.' }} />,
    'With a warning': () => (
      <FieldStage kind="message" field="text" data={{ text: 'Hello {{ slots.nobody }}' }} />
    ),
    'Long German text': () => (
      <FieldStage
        kind="message"
        field="text"
        data={{
          text: 'Ihre Rücksendung ist bei uns eingegangen. Nach der Überprüfung der Sendungsverfolgungsinformationen erhalten Sie innerhalb von fünf Werktagen Ihre Rückerstattung.',
        }}
      />
    ),
  },
});
