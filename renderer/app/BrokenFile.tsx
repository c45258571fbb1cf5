import { Button } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { goToProblem } from '../stores/goToProblem.ts';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument } from '../stores/useStores.ts';
import { EmptyMessage } from '../ui/EmptyMessage.tsx';

/** What stands in place of a view whose file cannot be read: where the file is broken, and the way there. */
export function BrokenFile({ path }: { readonly path: string }) {
  const studio = useStudio();
  const problem = useDocument(({ parsed }) =>
    parsed?.problems.find(({ location }) => location?.file === path),
  );
  const there = useDocument(({ files }) => files[path] !== undefined);
  const line = problem?.location?.line;
  return (
    <EmptyMessage
      icon={IconFileAlert}
      title={
        there ? `${path} has an error${line === undefined ? '' : ` at line ${line}`}` : `${path} is missing`
      }
      action={
        problem !== undefined &&
        there && (
          <Button size="xs" onClick={() => goToProblem(studio, problem)}>
            Fix it in the text view
          </Button>
        )
      }
    >
      {problem === undefined ? 'It cannot be read.' : `${problem.message}. ${problem.remedy}.`}{' '}
      {there && 'This view comes back as soon as the text is right again; nothing of the file is lost.'}
    </EmptyMessage>
  );
}
