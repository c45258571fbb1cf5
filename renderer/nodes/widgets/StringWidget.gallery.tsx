import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

const escalate = { reason: 'The customer insists' };

export default gallery({
  name: 'String',
  group: 'Widgets',
  states: {
    Empty: () => <FieldStage kind="escalate" field="queue" data={escalate} />,
    Filled: () => <FieldStage kind="escalate" field="queue" data={{ ...escalate, queue: 'returns' }} />,
    'Long German text': () => (
      <FieldStage
        kind="escalate"
        field="queue"
        data={{
          ...escalate,
          queue: 'Rückgabe- und Umtauschangelegenheiten sowie Gewährleistungsfälle (zweite Ebene)',
        }}
      />
    ),
  },
});
