import { never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { measured } from '../../../gallery/stages.tsx';
import { DataSection } from './DataSection.tsx';

const problem = { code: 'NLU_FAILED', message: 'The training came to nothing', remedy: 'Try again' };

export default gallery({
  name: 'Data checks',
  group: 'Sections',
  states: {
    'Not measured': () => (
      <GalleryStudio>
        <DataSection />
      </GalleryStudio>
    ),
    'Being measured': () => (
      <GalleryStudio
        answers={{ 'nlu.check': never }}
        prepare={(sample) => {
          void measured('check')(sample);
        }}
      >
        <DataSection />
      </GalleryStudio>
    ),
    Measured: () => (
      <GalleryStudio prepare={measured('check')}>
        <DataSection />
      </GalleryStudio>
    ),
    Failed: () => (
      <GalleryStudio answers={{ 'nlu.check': refusal(problem) }} prepare={measured('check')}>
        <DataSection />
      </GalleryStudio>
    ),
  },
});
