import {
  Anchor,
  Button,
  Group,
  NativeSelect,
  ScrollArea,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconSearch } from '@tabler/icons-react';
import { type SubmitEvent, useRef, useState } from 'react';
import type { AppError } from '../../../../engine/base/appError.ts';
import type { KnowledgeExplanation } from '../../../../engine/model/reports/knowledgeReports.ts';
import { toAppError } from '../../../client/toAppError.ts';
import { ProblemMessage } from '../../../nodes/ProblemMessage.tsx';
import { useDocument, useHostAway, useStudio, useTasks } from '../../../stores/useStudio.ts';
import { languageName } from '../../../ui/format.ts';
import { PanelHeader } from '../../../ui/ListPanel.tsx';
import { HostNote } from '../../../ui/NeedsHost.tsx';
import { SourceChips } from '../../../ui/Passages.tsx';
import { TaskProgress } from '../../../ui/StatusMessages.tsx';
import type { QuestionDraft } from '../questions/TestQuestion.tsx';
import { FoundPassage } from './FoundPassage.tsx';
import classes from './SearchPanel.module.css';

/** How many passages are shown. */
const limit = 8;

/** A question, with the language and access of the customer. */
export interface KnowledgeQuestion {
  readonly text: string;
  /** Language of the conversation. */
  readonly locale: string;
  /** The access labels of the customer. */
  readonly access: readonly string[];
}

/** What a search found. */
interface FoundKnowledge {
  readonly asked: KnowledgeQuestion;
  readonly explanation: KnowledgeExplanation;
}

/** Searches the saved sources. The result of the latest search is shown. */
function useKnowledgeSearch(onSearched: () => void) {
  const { client, document } = useStudio();
  const [found, setFound] = useState<FoundKnowledge | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const count = useRef(0);

  const run = async (asked: KnowledgeQuestion) => {
    count.current += 1;
    const searchNumber = count.current;
    setBusy(true);
    setError(null);
    try {
      await document.getState().whenSaved();
      const projectId = document.getState().opened?.id ?? '';
      const access = [...asked.access];
      const explanation = await client.request('knowledge.explain', { ...asked, projectId, limit, access });
      if (searchNumber === count.current) setFound({ asked, explanation });
      onSearched();
    } catch (failure) {
      if (searchNumber === count.current) setError(toAppError(failure));
    }
    if (searchNumber === count.current) setBusy(false);
  };
  return { found, error, busy, search: (asked: KnowledgeQuestion) => void run(asked) };
}

const noTexts: readonly string[] = [];

interface SearchAsProps {
  readonly locale: string;
  readonly onLocale: (locale: string) => void;
  /** The access labels that passages require. */
  readonly labels: readonly string[];
  readonly access: readonly string[];
  readonly onAccess: (access: readonly string[]) => void;
}

/** The customer to search as: the language, if the project has several, and the access, if passages require any. */
function SearchAs({ locale, onLocale, labels, access, onAccess }: SearchAsProps) {
  const locales = useDocument(({ project }) => project?.manifest.locales ?? noTexts);
  if (locales.length < 2 && labels.length === 0) return null;
  return (
    <Group gap="xs" mt="xs" align="flex-start" wrap="nowrap">
      {locales.length > 1 && (
        <NativeSelect
          size="xs"
          w={labels.length === 0 ? '100%' : 120}
          style={{ flex: 'none' }}
          label="Language"
          data={locales.map((value) => ({ value, label: languageName(value) }))}
          value={locale}
          onChange={(event) => onLocale(event.currentTarget.value)}
        />
      )}
      {labels.length > 0 && (
        <TagsInput
          size="xs"
          flex={1}
          label="Access of the customer"
          placeholder={access.length === 0 ? 'None' : undefined}
          data={[...labels]}
          value={[...access]}
          onChange={onAccess}
        />
      )}
    </Group>
  );
}

interface SearchResultProps {
  readonly found: FoundKnowledge;
  readonly onTest: (draft: QuestionDraft) => void;
}

/** The answer, or why there is none, and the passages with their scores and reasons. */
function SearchResult({ found, onTest }: SearchResultProps) {
  const { asked, explanation } = found;
  const { result, hits, unknownWords } = explanation;
  const { answer, threshold } = result;
  const cited = new Set(answer?.citations.map(({ chunkId }) => chunkId));
  const test = (expect: string) => onTest({ ask: asked.text, expect, locale: asked.locale });
  return (
    <>
      <section className={classes.answer} data-found={answer !== null || undefined} aria-label="Answer">
        <div className={classes.heading}>
          {answer === null ? (
            <IconCircleOff size={16} stroke={1.7} />
          ) : (
            <IconCircleCheck size={16} stroke={1.7} />
          )}
          <Text size="sm" fw={600}>
            {answer === null ? 'No answer' : 'Answer'}
          </Text>
        </div>
        <Text size="sm" className={classes.answerText}>
          {answer?.text ??
            `No passage reaches the threshold ${threshold.toFixed(2)}. A knowledge state follows “else”.`}
        </Text>
        {unknownWords.length > 0 && (
          <Text size="xs" c="dimmed" className={classes.answerText}>
            Words in no passage: {unknownWords.join(', ')}
          </Text>
        )}
        {answer !== null && <SourceChips passages={answer.citations} />}
        <Anchor
          component="button"
          type="button"
          size="xs"
          c="var(--dl-accent-text)"
          ta="start"
          onClick={() => test('none')}
        >
          Add test question with no answer
        </Anchor>
      </section>
      <div>
        <Text size="xs" fw={600} c="dimmed">
          {hits.length === 0
            ? `Nothing found for “${asked.text}”`
            : `Found for “${asked.text}” (threshold ${threshold.toFixed(2)})`}
        </Text>
        <ul className={classes.hits} aria-label="Passages found">
          {hits.map((hit) => (
            <FoundPassage
              key={hit.chunkId}
              hit={hit}
              threshold={threshold}
              cited={cited.has(hit.chunkId)}
              onTest={() => test(hit.chunkId)}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

interface SearchPanelProps {
  /** There are no sources to search. */
  readonly empty: boolean;
  /** The access labels that passages require. */
  readonly labels: readonly string[];
  /** Called to add a test question. */
  readonly onTest: (draft: QuestionDraft) => void;
  /** Called after a search, because a search updates the index. */
  readonly onSearched: () => void;
}

/** Searches the knowledge base as a knowledge state would, and shows the results and the decision. */
export function SearchPanel({ empty, labels, onTest, onSearched }: SearchPanelProps) {
  const [text, setText] = useState('');
  const fallback = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const [chosen, setChosen] = useState<string | null>(null);
  const [access, setAccess] = useState<readonly string[]>([]);
  const locale = chosen ?? fallback;
  const { found, error, busy, search } = useKnowledgeSearch(onSearched);
  const tasks = useTasks((state) => state.tasks);
  const away = useHostAway();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '') search({ text: text.trim(), locale, access });
  };
  return (
    <aside className={classes.panel} aria-label="Try a search">
      <PanelHeader title="Try a search" />
      {away && <HostNote what="The search" />}
      <form className={classes.form} onSubmit={submit} inert={away}>
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
          {error !== null && <ProblemMessage error={error} />}
          {busy && tasks.length > 0 && <TaskProgress label="Searching" tasks={tasks} />}
          {found !== null && error === null && <SearchResult found={found} onTest={onTest} />}
          {found === null && error === null && !busy && (
            <Text size="sm" c="dimmed">
              {empty
                ? 'Add a source to try questions here.'
                : 'See what a knowledge state would answer, which passages it found, and why.'}
            </Text>
          )}
        </Stack>
      </ScrollArea>
    </aside>
  );
}
