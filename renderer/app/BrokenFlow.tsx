import { Button } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument } from '../stores/useStores.ts';
import { EmptyMessage } from '../ui/EmptyMessage.tsx';

/** What the canvas shows of a flow whose file cannot be read: where it is broken, and the way there. */
export function BrokenFlow({ flowId }: { readonly flowId: string }) {
  const { view } = useStudio();
  const file = `flows/${flowId}.flow.yaml`;
  const problem = useDocument(({ problems }) =>
    problems.find(({ location, severity }) => location?.file === file && severity === 'error'),
  );
  const line = problem?.location?.line ?? 1;
  return (
    <EmptyMessage
      icon={IconFileAlert}
      title={`This file has an error${problem?.location?.line === undefined ? '' : ` at line ${line}`}`}
      action={
        <Button size="xs" onClick={() => view.getState().revealText(flowId, line)}>
          Fix it in the text view
        </Button>
      }
    >
      {problem === undefined ? `${file} cannot be read.` : `${problem.message}.`} The canvas comes back as
      soon as the text is right again; nothing of the file is lost.
    </EmptyMessage>
  );
}
