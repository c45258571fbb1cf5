import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { AnswerDialog } from './AnswerDialog.tsx';

export default gallery({
  name: 'Answer a gap',
  group: 'Dialogs',
  states: {
    'Into a table': () => (
      <GalleryStudio>
        <AnswerDialog question="Do you gift-wrap?" onClose={() => {}} onAdded={() => {}} />
      </GalleryStudio>
    ),
    'Into a new file': () => (
      <GalleryStudio files={{ 'knowledge/questions.csv': null }}>
        <AnswerDialog question="Do you gift-wrap?" onClose={() => {}} onAdded={() => {}} />
      </GalleryStudio>
    ),
  },
});
