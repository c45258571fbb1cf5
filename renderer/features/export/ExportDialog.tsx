import { Modal } from '@mantine/core';
import { worstSeverity } from '../../stores/problemIndex.ts';
import { useDocument } from '../../stores/useStores.ts';
import { ExportBlocked } from './ExportBlocked.tsx';
import { ExportForm } from './ExportForm.tsx';
import { ExportResult } from './ExportResult.tsx';
import { useExport } from './useExport.ts';

/** Exports the project: where to, then what came of it. A project with errors has to be mended first. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { result, failure, busy, run } = useExport();
  const blocked = useDocument(
    ({ problems, project }) => project === null || worstSeverity(problems) === 'error',
  );
  return (
    <Modal
      opened
      // What is under way is seen to its end: closing would hide how it went.
      onClose={() => !busy && onClose()}
      title={result === null ? 'Export a bundle' : 'The bundle is ready'}
      size="lg"
    >
      {result !== null ? (
        <ExportResult bundle={result} onClose={onClose} />
      ) : blocked ? (
        <ExportBlocked onClose={onClose} />
      ) : (
        <ExportForm failure={failure} busy={busy} onExport={run} onClose={onClose} />
      )}
    </Modal>
  );
}
