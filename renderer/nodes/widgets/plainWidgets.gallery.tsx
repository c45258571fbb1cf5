import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

const escalate = { reason: 'The customer insists' };

export default gallery(
  {
    name: 'Switch',
    group: 'Widgets',
    states: {
      Off: () => <FieldStage kind="wait" field="interruptible" data={{ for: '5m' }} />,
      On: () => <FieldStage kind="wait" field="interruptible" data={{ for: '5m', interruptible: true }} />,
      'On by default': () => <FieldStage kind="knowledge" field="citations" />,
    },
  },
  {
    name: 'Number',
    group: 'Widgets',
    states: {
      Empty: () => <FieldStage kind="knowledge" field="threshold" />,
      Filled: () => <FieldStage kind="knowledge" field="threshold" data={{ threshold: 0.45 }} />,
      'With a problem': () => (
        <FieldStage kind="survey" field="scale" data={{ prompt: 'How was it?', scale: 7 }} />
      ),
    },
  },
  {
    name: 'Choice',
    group: 'Widgets',
    states: {
      'By default': () => <FieldStage kind="escalate" field="priority" data={{ reason: 'Asked for it' }} />,
      Chosen: () => (
        <FieldStage kind="escalate" field="priority" data={{ reason: 'Asked for it', priority: 'urgent' }} />
      ),
      'Not an option': () => (
        <FieldStage
          kind="escalate"
          field="priority"
          data={{ reason: 'Asked for it', priority: 'whenever' }}
        />
      ),
    },
  },
  {
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
  },
  {
    name: 'Duration',
    group: 'Widgets',
    states: {
      Empty: () => (
        <FieldStage kind="collect" field="noInputAfter" data={{ slot: 'email', prompt: 'Your e-mail?' }} />
      ),
      Filled: () => <FieldStage kind="wait" field="for" data={{ for: '12h' }} />,
      'Required and missing': () => <FieldStage kind="wait" field="for" data={{ for: '' }} />,
    },
  },
  {
    name: 'Identifier',
    group: 'Widgets',
    states: {
      Empty: () => <FieldStage kind="action" field="result" data={{ action: 'get_customer' }} />,
      Filled: () => (
        <FieldStage kind="action" field="result" data={{ action: 'get_customer', result: 'account' }} />
      ),
      'Not an identifier': () => (
        <FieldStage kind="action" field="result" data={{ action: 'get_customer', result: 'the account' }} />
      ),
    },
  },
);
