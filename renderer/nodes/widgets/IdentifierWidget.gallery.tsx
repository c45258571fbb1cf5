import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
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
});
