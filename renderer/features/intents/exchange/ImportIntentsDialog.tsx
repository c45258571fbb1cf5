import { Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import type { PlannedImport } from '../../../../engine/model/reports/importReport.ts';
import { ComparedFile } from '../../../nodes/ComparedFile.tsx';
import { ImportReport } from '../../../nodes/ImportReport.tsx';
import { commitUtteranceImport, compareUtteranceFile } from '../../../stores/exchange.ts';
import { useStudio } from '../../../stores/useStudio.ts';

interface FoundUtterancesProps {
  readonly found: PlannedImport;
  readonly onClose: () => void;
}

function FoundUtterances({ found, onClose }: FoundUtterancesProps) {
  const studio = useStudio();
  const isEmpty = found.files.length === 0;
  return (
    <>
      <ScrollArea.Autosize mah="min(60vh, 560px)" type="auto" offsetScrollbars>
        <Stack gap="md">
          {isEmpty && <Text size="sm">The project has all these utterances already.</Text>}
          <ImportReport report={found.report} planned />
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {isEmpty ? 'Close' : 'Cancel'}
        </Button>
        {!isEmpty && (
          <Button
            onClick={() => {
              commitUtteranceImport(studio, found);
              onClose();
            }}
          >
            Import
          </Button>
        )}
      </Group>
    </>
  );
}

interface ImportIntentsDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** What a file of utterances would add, before it does. */
export function ImportIntentsDialog({ file, onClose }: ImportIntentsDialogProps) {
  return (
    <ComparedFile file={file} compare={compareUtteranceFile} onClose={onClose}>
      {(found) => <FoundUtterances found={found} onClose={onClose} />}
    </ComparedFile>
  );
}
