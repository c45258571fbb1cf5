import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'Number',
  group: 'Widgets',
  states: {
    Empty: () => <FieldStage kind="knowledge" field="threshold" />,
    Filled: () => <FieldStage kind="knowledge" field="threshold" data={{ threshold: 0.45 }} />,
    'With a problem': () => (
      <FieldStage kind="survey" field="scale" data={{ prompt: 'How was it?', scale: 7 }} />
    ),
  },
});
