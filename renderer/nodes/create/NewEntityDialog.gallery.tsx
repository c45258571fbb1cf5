import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { NewEntityDialog } from './NewEntityDialog.tsx';

export default gallery({
  name: 'New entity',
  group: 'Dialogs',
  states: {
    Empty: () => (
      <GalleryStudio>
        <NewEntityDialog name="" onClose={() => {}} />
      </GalleryStudio>
    ),
    'With a name from a picker': () => (
      <GalleryStudio>
        <NewEntityDialog name="Buchungsnummer" onClose={() => {}} />
      </GalleryStudio>
    ),
  },
});
