import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
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
    'Before the action is chosen': () => <FieldStage kind="action" field="inputs" data={{ action: '' }} />,
    'Free names': () => <FieldStage kind="set" field="vars" data={{ vars: { total: '1 + 2' } }} />,
    'With a mistake': () => <FieldStage kind="set" field="vars" data={{ vars: { total: '1 +' } }} />,
  },
});
