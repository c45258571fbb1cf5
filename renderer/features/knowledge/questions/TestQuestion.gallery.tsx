import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { QuestionDialog } from './TestQuestion.tsx';

export default gallery({
  name: 'Add a test question',
  group: 'Dialogs',
  states: {
    Empty: () => (
      <GalleryStudio>
        <QuestionDialog
          draft={{ ask: '', expect: null, locale: null }}
          onClose={() => {}}
          onAdded={() => {}}
        />
      </GalleryStudio>
    ),
    'From a search': () => (
      <GalleryStudio>
        <QuestionDialog
          draft={{ ask: 'Do you ship to Canada?', expect: 'knowledge/shipping.md', locale: 'de' }}
          onClose={() => {}}
          onAdded={() => {}}
        />
      </GalleryStudio>
    ),
  },
});
