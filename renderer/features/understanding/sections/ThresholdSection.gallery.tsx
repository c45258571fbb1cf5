import { never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { measured } from '../../../gallery/stages.tsx';
import { ThresholdSection } from './ThresholdSection.tsx';

const problem = { code: 'NLU_FAILED', message: 'The training came to nothing', remedy: 'Try again' };

export default gallery({
  name: 'Thresholds',
  group: 'Sections',
  states: {
    'Not measured': () => (
      <GalleryStudio>
        <ThresholdSection />
      </GalleryStudio>
    ),
    'Being measured': () => (
      <GalleryStudio
        answers={{ 'nlu.threshold': never }}
        prepare={(sample) => {
          void measured('threshold')(sample);
        }}
      >
        <ThresholdSection />
      </GalleryStudio>
    ),
    Measured: () => (
      <GalleryStudio prepare={measured('threshold')}>
        <ThresholdSection />
      </GalleryStudio>
    ),
    Failed: () => (
      <GalleryStudio answers={{ 'nlu.threshold': refusal(problem) }} prepare={measured('threshold')}>
        <ThresholdSection />
      </GalleryStudio>
    ),
  },
});
