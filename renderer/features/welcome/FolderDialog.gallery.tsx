import { refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { FolderDialog } from './FolderDialog.tsx';

const dialog = (
  <FolderDialog
    title="Open a project folder"
    confirm="Open"
    projectsOnly
    onClose={() => {}}
    onChoose={() => {}}
  />
);
const problem = {
  code: 'HOST_FOLDER_UNREADABLE',
  message: 'The folder cannot be read',
  remedy: 'Choose another',
};

export default gallery({
  name: 'Choose a folder',
  group: 'Dialogs',
  states: {
    Folders: () => <GalleryStudio closed>{dialog}</GalleryStudio>,
    Empty: () => (
      <GalleryStudio closed answers={{ 'app.listFolders': { path: '/', parent: null, folders: [] } }}>
        {dialog}
      </GalleryStudio>
    ),
    'Cannot be read': () => (
      <GalleryStudio closed answers={{ 'app.listFolders': refusal(problem) }}>
        {dialog}
      </GalleryStudio>
    ),
  },
});
