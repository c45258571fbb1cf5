import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { View } from '../../gallery/stages.tsx';
import { intentsView } from './Intents.tsx';

const without = Object.fromEntries(
  Object.keys(sampleFiles)
    .filter((path) => path.startsWith('nlu/intents/'))
    .map((path) => [path, null]),
);

export default gallery({
  name: intentsView.label,
  group: 'Views',
  states: {
    Intents: () => (
      <GalleryStudio prepare={({ studio }) => studio.view.getState().openItem('intents', 'order_status')}>
        <View view={intentsView} />
      </GalleryStudio>
    ),
    'None yet': () => (
      <GalleryStudio files={without}>
        <View view={intentsView} />
      </GalleryStudio>
    ),
    'Few utterances': () => (
      <GalleryStudio
        files={{
          ...without,
          'nlu/intents/shipping.yaml':
            'id: shipping\nname: Rücksendung einer beschädigten Sendung aus dem Ausland\nutterances:\n  - "where is [my order](order_number)"\n',
        }}
      >
        <View view={intentsView} />
      </GalleryStudio>
    ),
  },
});
