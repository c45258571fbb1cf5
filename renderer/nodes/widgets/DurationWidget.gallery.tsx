import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'Duration',
  group: 'Widgets',
  states: {
    Empty: () => (
      <FieldStage kind="collect" field="noInputAfter" data={{ slot: 'email', prompt: 'Your e-mail?' }} />
    ),
    Filled: () => <FieldStage kind="wait" field="for" data={{ for: '12h' }} />,
    'Required and missing': () => <FieldStage kind="wait" field="for" data={{ for: '' }} />,
  },
});
