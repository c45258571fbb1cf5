import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { UtteranceValues } from './UtteranceValues.tsx';

function OfOrderStatus() {
  const intent = useDocument(({ project }) => project?.intents.order_status);
  return intent === undefined ? null : <UtteranceValues intent={intent} />;
}

export default gallery({
  name: 'Values in utterances',
  group: 'Sections',
  states: {
    Utterances: () => (
      <GalleryStudio>
        <OfOrderStatus />
      </GalleryStudio>
    ),
    'With a value': () => (
      <GalleryStudio
        files={{
          'nlu/intents/order_status.yaml':
            'id: order_status\nname: Order status\nutterances:\n  - "where is [3348917502](order_number) please"\n',
        }}
      >
        <OfOrderStatus />
      </GalleryStudio>
    ),
  },
});
