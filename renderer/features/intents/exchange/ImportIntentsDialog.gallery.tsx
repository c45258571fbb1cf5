import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { ImportIntentsDialog } from './ImportIntentsDialog.tsx';

const file = new File(['utterance,intent'], 'intents.csv');
const dialog = <ImportIntentsDialog file={file} onClose={() => {}} />;

export default gallery({
  name: 'Import intents',
  group: 'Dialogs',
  states: {
    Report: () => <GalleryStudio>{dialog}</GalleryStudio>,
    'Nothing new': () => (
      <GalleryStudio
        answers={{
          'intents.compare': {
            report: [
              {
                code: 'utterance_known',
                outcome: 'left_out',
                place: 'line 2',
                params: { text: 'hello', intent: 'greeting' },
              },
            ],
            files: [],
          },
        }}
      >
        {dialog}
      </GalleryStudio>
    ),
  },
});
