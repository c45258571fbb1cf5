import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
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
});
