import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { measured, View } from '../../gallery/stages.tsx';
import { understandingView } from './Understanding.tsx';

const without = Object.fromEntries(
  Object.keys(sampleFiles)
    .filter((path) => path.startsWith('nlu/intents/'))
    .map((path) => [path, null]),
);
const view = <View view={understandingView} />;

export default gallery({
  name: understandingView.label,
  group: 'Views',
  states: {
    Model: () => <GalleryStudio>{view}</GalleryStudio>,
    'Measured, then changed': () => (
      <GalleryStudio
        prepare={async (sample) => {
          await measured('train', 'evaluate', 'check')(sample);
          sample.studio.document
            .getState()
            .run('outOfScope.set', { utterances: ['tell me a joke', 'what is the weather'] } as never);
        }}
      >
        {view}
      </GalleryStudio>
    ),
    'No intents': () => <GalleryStudio files={without}>{view}</GalleryStudio>,
    'The manifest is broken': () => (
      <GalleryStudio files={{ 'dialoom.yaml': 'name: [' }}>{view}</GalleryStudio>
    ),
  },
});
