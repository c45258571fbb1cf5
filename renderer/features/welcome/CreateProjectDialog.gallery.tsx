import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { CreateProjectDialog } from './CreateProjectDialog.tsx';

const template = {
  id: 'retail-support',
  name: 'Retail support',
  description: 'A clothing shop',
  flows: 9,
  intents: 42,
  actions: 15,
};

export default gallery({
  name: 'New project',
  group: 'Dialogs',
  states: {
    'Suggested values': () => (
      <GalleryStudio closed>
        <CreateProjectDialog source={{ template }} onClose={() => {}} onCreated={() => {}} />
      </GalleryStudio>
    ),
    'A copy': () => (
      <GalleryStudio closed>
        <CreateProjectDialog
          source={{ project: { path: '/home/you/Dialoom/shop', name: 'Retail support' } }}
          onClose={() => {}}
          onCreated={() => {}}
        />
      </GalleryStudio>
    ),
  },
});
