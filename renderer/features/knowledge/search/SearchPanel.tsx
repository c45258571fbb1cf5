import { Button, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { locationText } from '../../../stores/locationText.ts';
import { useShowProblems } from '../../../stores/useShowProblems.ts';
import { useDocument, useTasks } from '../../../stores/useStores.ts';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { PanelHeader } from '../../../ui/PanelHeader.tsx';
import { TaskProgress } from '../../../ui/TaskProgress.tsx';
import type { QuestionDraft } from '../questions/questionDraft.ts';
import { SearchAs } from './SearchAs.tsx';
import classes from './SearchPanel.module.css';
import { SearchResult } from './SearchResult.tsx';
import { useKnowledgeSearch } from './useKnowledgeSearch.ts';

interface SearchPanelProps {
  /** There is nothing to search. */
  readonly empty: boolean;
  /** Words that passages ask of whoever reads them. */
  readonly labels: readonly string[];
  /** Asked to write a test question. */
  readonly onTest: (draft: QuestionDraft) => void;
  /** Called after a search, which updates the index by itself. */
  readonly onSearched: () => void;
}

/** Asks the knowledge base as a knowledge state would, and shows what it found and how it decided. */
export function SearchPanel({ empty, labels, onTest, onSearched }: SearchPanelProps) {
  const [text, setText] = useState('');
  const fallback = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const [chosen, setChosen] = useState<string | null>(null);
  const [access, setAccess] = useState<readonly string[]>([]);
  const locale = chosen ?? fallback;
  const { found, error, busy, search } = useKnowledgeSearch(onSearched);
  const tasks = useTasks((state) => state.tasks);
  const showProblems = useShowProblems();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '') search({ text: text.trim(), locale, access });
  };
  return (
    <aside className={classes.panel} aria-label="Try a search">
      <PanelHeader title="Try a search" />
      <form className={classes.form} onSubmit={submit}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            aria-label="Question to the knowledge base"
            placeholder="Ask as a customer would"
            value={text}
            disabled={empty}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            px="sm"
            loading={busy}
            disabled={empty || text.trim() === ''}
            leftSection={<IconSearch size={15} stroke={1.8} />}
          >
            Search
          </Button>
        </Group>
        <SearchAs locale={locale} onLocale={setChosen} labels={labels} access={access} onAccess={setAccess} />
      </form>
      <ScrollArea className={classes.scroll} type="auto" scrollbarSize={8}>
        <Stack gap="sm" p="sm" pt={4} aria-live="polite">
          {error !== null && (
            <ErrorMessage
              error={error}
              where={error.location && locationText(error.location)}
              onShowProblems={showProblems}
            />
          )}
          {busy && tasks.length > 0 && <TaskProgress label="Searching" tasks={tasks} />}
          {found !== null && error === null && <SearchResult found={found} onTest={onTest} />}
          {found === null && error === null && !busy && (
            <Text size="sm" c="dimmed">
              {empty
                ? 'Once there is a source, questions can be tried here.'
                : 'See what a knowledge state would answer, which passages it found, and why.'}
            </Text>
          )}
        </Stack>
      </ScrollArea>
    </aside>
  );
}
