import { never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { ImportTextsDialog } from './ImportTextsDialog.tsx';

const file = new File(['<xliff/>'], 'texts.de.xlf');
const dialog = <ImportTextsDialog file={file} onClose={() => {}} />;

export default gallery({
  name: 'Import texts',
  group: 'Dialogs',
  states: {
    Report: () => <GalleryStudio>{dialog}</GalleryStudio>,
    'Nothing new': () => (
      <GalleryStudio
        answers={{ 'texts.compare': { format: 'csv', entries: [], same: 168, untranslated: 3 } }}
      >
        {dialog}
      </GalleryStudio>
    ),
    Comparing: () => <GalleryStudio answers={{ 'texts.compare': never }}>{dialog}</GalleryStudio>,
    Unreadable: () => (
      <GalleryStudio
        answers={{
          'texts.compare': refusal({
            code: 'INTEROP_TEXTS_INVALID',
            message: 'texts.de.xlf cannot be read as XLIFF: the unit "a.b" is there twice',
            remedy: 'Correct the file at this place, or export it again; nothing was changed',
            location: { file: 'texts.de.xlf', line: 12 },
          }),
        }}
      >
        {dialog}
      </GalleryStudio>
    ),
  },
});
