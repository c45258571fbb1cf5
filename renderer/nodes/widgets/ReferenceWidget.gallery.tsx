import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery(
  {
    name: 'Reference',
    group: 'Widgets',
    states: {
      'No slot yet': () => (
        <FieldStage kind="collect" field="slot" data={{ slot: '', prompt: 'Your name?' }} />
      ),
      'A slot': () => (
        <FieldStage kind="collect" field="slot" data={{ slot: 'order_id', prompt: 'Which order?' }} />
      ),
      'Missing slot': () => (
        <FieldStage kind="collect" field="slot" data={{ slot: 'shoe_size', prompt: 'Which size?' }} />
      ),
      'An action': () => <FieldStage kind="action" field="action" data={{ action: 'order_status' }} />,
      'A flow': () => <FieldStage kind="call_flow" field="flow" data={{ flow: 'verify_purchase' }} />,
      'An entity': () => (
        <FieldStage
          kind="collect"
          field="entity"
          data={{ slot: 'order_id', prompt: 'Which order?', entity: 'order_number' }}
        />
      ),
    },
  },
  {
    name: 'State of another flow',
    group: 'Widgets',
    states: {
      'No flow yet': () => <FieldStage kind="go_to" field="state" data={{ flow: '' }} />,
      Starting: () => <FieldStage kind="go_to" field="state" data={{ flow: 'returns' }} />,
      'At a state': () => (
        <FieldStage kind="go_to" field="state" data={{ flow: 'returns', state: 'ask_reason' }} />
      ),
      'At a missing state': () => (
        <FieldStage kind="go_to" field="state" data={{ flow: 'returns', state: 'gone' }} />
      ),
    },
  },
);
