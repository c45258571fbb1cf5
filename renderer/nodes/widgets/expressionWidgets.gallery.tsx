import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery(
  {
    name: 'Expression',
    group: 'Widgets',
    states: {
      Empty: () => <FieldStage kind="knowledge" field="query" />,
      Filled: () => (
        <FieldStage kind="knowledge" field="query" data={{ query: 'slots.product + " " + message.text' }} />
      ),
      'With an error': () => (
        <FieldStage kind="knowledge" field="query" data={{ query: 'slots.product +' }} />
      ),
    },
  },
  {
    name: 'Named expressions',
    group: 'Widgets',
    states: {
      'No slot set': () => <FieldStage kind="set" field="slots" />,
      'Slots set': () => (
        <FieldStage
          kind="set"
          field="slots"
          data={{ slots: { product: 'vars.item.name', order_id: 'null' } }}
        />
      ),
      'Inputs of an action': () => (
        <FieldStage
          kind="action"
          field="inputs"
          data={{ action: 'order_status', inputs: { order_id: 'slots.order_id' } }}
        />
      ),
      'No action chosen': () => <FieldStage kind="action" field="inputs" data={{ action: '' }} />,
      'Free names': () => <FieldStage kind="set" field="vars" data={{ vars: { total: '1 + 2' } }} />,
      'With an error': () => <FieldStage kind="set" field="vars" data={{ vars: { total: '1 +' } }} />,
    },
  },
  {
    name: 'Script',
    group: 'Widgets',
    states: {
      Empty: () => <FieldStage kind="script" field="code" data={{ code: '' }} />,
      Filled: () => (
        <FieldStage
          kind="script"
          field="code"
          data={{ code: '// The days that are left\nreturn { days: 30 - input.days };\n' }}
        />
      ),
      'With a problem': () => <FieldStage kind="script" field="code" data={{ code: 'return {' }} />,
    },
  },
);
