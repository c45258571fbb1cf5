import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../../engine/base/appError.ts';
import type { UtteranceImport } from '../../../../engine/contract/methods/exchangeMethods.ts';
import { toAppError } from '../../../client/toAppError.ts';
import { ImportReport } from '../../../nodes/ImportReport.tsx';
import { commitUtteranceImport, compareUtteranceFile } from '../../../stores/exchange.ts';
import { useStudio } from '../../../stores/useStudio.ts';
import { ErrorMessage, LoadingPanel } from '../../../ui/StatusMessages.tsx';

interface ImportIntentsDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** What a file of utterances would add, before it does. */
export function ImportIntentsDialog({ file, onClose }: ImportIntentsDialogProps) {
  const studio = useStudio();
  const [found, setFound] = useState<UtteranceImport | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let current = true;
    compareUtteranceFile(studio, file).then(
      (result) => current && setFound(result),
      (reason: unknown) => current && setError(toAppError(reason)),
    );
    return () => {
      current = false;
    };
  }, [studio, file]);
  const line = error?.location?.line;
  const isEmpty = found !== null && found.files.length === 0;
  return (
    <Modal opened onClose={onClose} size="lg" title={`Import ${file.name}`}>
      {error !== null ? (
        <ErrorMessage error={error} where={line === undefined ? undefined : `Line ${line}`} />
      ) : found === null ? (
        <LoadingPanel label="Comparing" />
      ) : (
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
      )}
    </Modal>
  );
}
