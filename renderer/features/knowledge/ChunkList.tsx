import { ScrollArea, Text } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { locationText } from '../../stores/locationText.ts';
import { useRequest } from '../../stores/useRequest.ts';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useDocument } from '../../stores/useStores.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { LoadingPanel } from '../../ui/LoadingPanel.tsx';
import classes from './ChunkList.module.css';
import { languageName } from './languageName.ts';

/** The chunks of a source: the passages that a search finds, in reading order. */
export function ChunkList({ source }: { readonly source: string }) {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error, reload } = useRequest('knowledge.chunks', { projectId, source });
  const showProblems = useShowProblems();
  if (error !== null) {
    return (
      <div className={classes.message}>
        <ErrorMessage
          error={error}
          where={error.location && locationText(error.location)}
          onRetry={reload}
          onShowProblems={showProblems}
        />
      </div>
    );
  }
  if (data === null) return <LoadingPanel label="Reading the chunks" />;
  if (data.length === 0) {
    return (
      <EmptyMessage icon={IconStack2} title="No chunks">
        There is nothing in this source that could answer a question yet. Write something in the text view.
      </EmptyMessage>
    );
  }
  return (
    <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }} type="auto" scrollbarSize={8}>
      <ol className={classes.list} aria-label="Chunks">
        {data.map(({ id, titlePath, text, metadata }) => (
          <li key={id} className={classes.chunk}>
            <div className={classes.heading}>
              <Text component="h3" size="sm" fw={600} lh={1.4} className={classes.title}>
                {titlePath.length === 0 ? id : titlePath.join(' › ')}
              </Text>
              {metadata.language !== undefined && (
                <Text size="xs" c="dimmed" title={`Language: ${metadata.language}`}>
                  {languageName(metadata.language)}
                </Text>
              )}
            </div>
            <Text size="sm" mt={3} className={classes.text}>
              {text}
            </Text>
          </li>
        ))}
      </ol>
    </ScrollArea>
  );
}
