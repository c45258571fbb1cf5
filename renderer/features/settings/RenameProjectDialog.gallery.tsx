import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { renameDialog } from './RenameProjectDialog.tsx';

export default gallery({
  name: 'Rename project',
  group: 'Dialogs',
  states: {
    'The current name': () => (
      <GalleryStudio>
        <renameDialog.component onClose={() => {}} />
      </GalleryStudio>
    ),
  },
});
