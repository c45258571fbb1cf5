import { stageFiles } from '../../gallery/FieldStage.tsx';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { Dialog } from '../../gallery/stages.tsx';
import { exportDialog } from './ExportDialog.tsx';
import { ExportResult } from './ExportResult.tsx';

function Result({ signedBy }: { readonly signedBy: string | null }) {
  const bundle = { ...recordedAnswer('bundle.export'), signedBy };
  return <ExportResult bundle={bundle} onClose={() => {}} />;
}

export default gallery(
  {
    name: 'Export bundle',
    group: 'Dialogs',
    states: {
      Ready: () => (
        <GalleryStudio>
          <Dialog dialog={exportDialog} />
        </GalleryStudio>
      ),
      Blocked: () => (
        <GalleryStudio files={stageFiles({ kind: 'collect', field: '', data: { slot: 'gone' } })}>
          <Dialog dialog={exportDialog} />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Exported bundle',
    group: 'Sections',
    states: {
      Unsigned: () => (
        <GalleryStudio>
          <Result signedBy={null} />
        </GalleryStudio>
      ),
      Signed: () => (
        <GalleryStudio>
          <Result signedBy="ed25519:3f9a" />
        </GalleryStudio>
      ),
    },
  },
);
