import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { NewActionDialog } from './NewActionDialog.tsx';

export default gallery({
  name: 'New action',
  group: 'Dialogs',
  states: {
    Empty: () => (
      <GalleryStudio>
        <NewActionDialog name="" onClose={() => {}} />
      </GalleryStudio>
    ),
    'With a name from a picker': () => (
      <GalleryStudio>
        <NewActionDialog name="Buchung eines Mietwagens nachschlagen" onClose={() => {}} />
      </GalleryStudio>
    ),
  },
});
