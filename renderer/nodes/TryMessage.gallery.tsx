import { GalleryStudio } from '../gallery/GalleryStudio.tsx';
import { gallery } from '../gallery/gallery.ts';
import { TryMessage } from './TryMessage.tsx';

export default gallery({
  name: 'Try a message',
  group: 'Sections',
  states: {
    'No message': () => (
      <GalleryStudio>
        <TryMessage />
      </GalleryStudio>
    ),
  },
});
