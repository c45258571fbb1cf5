import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { differentReplay, recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { ReplayResult } from './ReplayResult.tsx';

export default gallery({
  name: 'Result of a replay',
  group: 'Sections',
  states: {
    'No difference': () => (
      <GalleryStudio>
        <ReplayResult report={recordedAnswer('recordings.replay')} />
      </GalleryStudio>
    ),
    'A turn differs': () => (
      <GalleryStudio>
        <ReplayResult report={differentReplay} />
      </GalleryStudio>
    ),
  },
});
