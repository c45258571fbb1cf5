import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { ScopeSection } from './ScopeSection.tsx';

export default gallery({
  name: 'Out of scope',
  group: 'Sections',
  states: {
    'As it is': () => (
      <GalleryStudio>
        <ScopeSection />
      </GalleryStudio>
    ),
  },
});
