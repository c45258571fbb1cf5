import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'Choice',
  group: 'Widgets',
  states: {
    'By default': () => <FieldStage kind="escalate" field="priority" data={{ reason: 'Asked for it' }} />,
    Chosen: () => (
      <FieldStage kind="escalate" field="priority" data={{ reason: 'Asked for it', priority: 'urgent' }} />
    ),
    'Not one of them': () => (
      <FieldStage kind="escalate" field="priority" data={{ reason: 'Asked for it', priority: 'whenever' }} />
    ),
  },
});
