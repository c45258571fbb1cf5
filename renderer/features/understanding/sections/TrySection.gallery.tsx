import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { TrySection } from './TrySection.tsx';

export default gallery({
  name: 'Try a message',
  group: 'Sections',
  states: {
    'No questions': () => (
      <GalleryStudio>
        <TrySection />
      </GalleryStudio>
    ),
  },
});
