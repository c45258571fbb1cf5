import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'State of another flow',
  group: 'Widgets',
  states: {
    'No flow yet': () => <FieldStage kind="go_to" field="state" data={{ flow: '' }} />,
    'At its start': () => <FieldStage kind="go_to" field="state" data={{ flow: 'returns' }} />,
    'At a state': () => (
      <FieldStage kind="go_to" field="state" data={{ flow: 'returns', state: 'ask_reason' }} />
    ),
    'At a state that is missing': () => (
      <FieldStage kind="go_to" field="state" data={{ flow: 'returns', state: 'gone' }} />
    ),
  },
});
