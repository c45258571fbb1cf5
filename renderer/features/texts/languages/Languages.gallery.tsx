import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { AddLanguageDialog } from './Languages.tsx';

export default gallery({
  name: 'Add a language',
  group: 'Dialogs',
  states: {
    Ready: () => (
      <GalleryStudio>
        <AddLanguageDialog known={['en', 'de']} onClose={() => {}} />
      </GalleryStudio>
    ),
  },
});
