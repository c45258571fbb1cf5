import { never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { measured } from '../../../gallery/stages.tsx';
import { QualitySection } from './QualitySection.tsx';

const problem = { code: 'NLU_FAILED', message: 'The training came to nothing', remedy: 'Try again' };

export default gallery({
  name: 'Quality',
  group: 'Sections',
  states: {
    'Not measured': () => (
      <GalleryStudio>
        <QualitySection />
      </GalleryStudio>
    ),
    'Being measured': () => (
      <GalleryStudio
        answers={{ 'nlu.evaluate': never }}
        prepare={(sample) => {
          void measured('evaluate')(sample);
        }}
      >
        <QualitySection />
      </GalleryStudio>
    ),
    Measured: () => (
      <GalleryStudio prepare={measured('evaluate')}>
        <QualitySection />
      </GalleryStudio>
    ),
    Failed: () => (
      <GalleryStudio answers={{ 'nlu.evaluate': refusal(problem) }} prepare={measured('evaluate')}>
        <QualitySection />
      </GalleryStudio>
    ),
  },
});
