import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'Switch',
  group: 'Widgets',
  states: {
    Off: () => <FieldStage kind="wait" field="interruptible" data={{ for: '5m' }} />,
    On: () => <FieldStage kind="wait" field="interruptible" data={{ for: '5m', interruptible: true }} />,
    'On by default': () => <FieldStage kind="knowledge" field="citations" />,
  },
});
