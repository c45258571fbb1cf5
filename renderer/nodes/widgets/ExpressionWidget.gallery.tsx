import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'Expression',
  group: 'Widgets',
  states: {
    Empty: () => <FieldStage kind="knowledge" field="query" />,
    Filled: () => (
      <FieldStage kind="knowledge" field="query" data={{ query: 'slots.product + " " + message.text' }} />
    ),
    'With a mistake': () => <FieldStage kind="knowledge" field="query" data={{ query: 'slots.product +' }} />,
  },
});
