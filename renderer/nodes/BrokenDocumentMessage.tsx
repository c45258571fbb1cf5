import { Button, Stack } from '@mantine/core';
import { problemsOfFile } from '../stores/documentState.ts';
import { useDocument, useView } from '../stores/useStudio.ts';
import { ErrorMessage } from '../ui/StatusMessages.tsx';

/** A document that cannot be read: what is wrong with it, and the way to its text. */
export function BrokenDocumentMessage({ path }: { readonly path: string }) {
  const [problem] = useDocument((state) => problemsOfFile(state.problems, path));
  const openFile = useView((state) => state.openFile);
  if (problem === undefined) return null;
  return (
    <Stack gap="sm" maw={760} p="xl" mx="auto" align="flex-start">
      <ErrorMessage error={problem} where={path} />
      <Button size="xs" variant="default" onClick={() => openFile(path, problem.location?.line ?? 1)}>
        Open as text
      </Button>
    </Stack>
  );
}
