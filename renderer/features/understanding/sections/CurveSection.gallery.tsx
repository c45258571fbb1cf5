import { never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { measured } from '../../../gallery/stages.tsx';
import { CurveSection } from './CurveSection.tsx';

const problem = { code: 'NLU_FAILED', message: 'The training came to nothing', remedy: 'Try again' };

export default gallery({
  name: 'Learning curve',
  group: 'Sections',
  states: {
    'Not measured': () => (
      <GalleryStudio>
        <CurveSection />
      </GalleryStudio>
    ),
    'Being measured': () => (
      <GalleryStudio
        answers={{ 'nlu.curve': never }}
        prepare={(sample) => {
          void measured('curve')(sample);
        }}
      >
        <CurveSection />
      </GalleryStudio>
    ),
    Measured: () => (
      <GalleryStudio prepare={measured('curve')}>
        <CurveSection />
      </GalleryStudio>
    ),
    Failed: () => (
      <GalleryStudio answers={{ 'nlu.curve': refusal(problem) }} prepare={measured('curve')}>
        <CurveSection />
      </GalleryStudio>
    ),
  },
});
