import { never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { measured } from '../../../gallery/stages.tsx';
import { ModelSection } from './ModelSection.tsx';

const problem = { code: 'NLU_FAILED', message: 'The training came to nothing', remedy: 'Try again' };

export default gallery({
  name: 'Model',
  group: 'Sections',
  states: {
    'Trained before': () => (
      <GalleryStudio>
        <ModelSection />
      </GalleryStudio>
    ),
    'Being trained': () => (
      <GalleryStudio
        answers={{ 'nlu.train': never }}
        prepare={(sample) => {
          void measured('train')(sample);
        }}
      >
        <ModelSection />
      </GalleryStudio>
    ),
    'Just trained': () => (
      <GalleryStudio prepare={measured('train')}>
        <ModelSection />
      </GalleryStudio>
    ),
    Failed: () => (
      <GalleryStudio answers={{ 'nlu.train': refusal(problem) }} prepare={measured('train')}>
        <ModelSection />
      </GalleryStudio>
    ),
  },
});
