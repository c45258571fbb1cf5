import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { ScopeSection } from './ScopeSection.tsx';

export default gallery({
  name: 'Out of scope',
  group: 'Sections',
  states: {
    Default: () => (
      <GalleryStudio>
        <ScopeSection />
      </GalleryStudio>
    ),
  },
});
