// A test question: its row in the list, and the dialog that adds one.

import { ActionIcon, Button, Group, Modal, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import type { TestQuestion } from '../../../../engine/model/documents/questionSet.ts';
import type { ProjectFiles } from '../../../../engine/model/project.ts';
import type { EvaluatedQuestion } from '../../../../engine/model/reports/knowledgeReports.ts';
import { addTestQuestion, removeTestQuestion } from '../../../stores/knowledge.ts';
import { useDocument, useRequest, useStudio } from '../../../stores/useStudio.ts';
import { ToneBadge } from '../../../ui/Facts.tsx';
import { languageName } from '../../../ui/format.ts';
import classes from './QuestionItem.module.css';

/** A set of test questions of the project. */
export interface QuestionsOfSet {
  readonly set: string;
  readonly questions: readonly TestQuestion[];
}

/** A test question in the list. */
interface QuestionRow {
  /** Tells it apart from all others. */
  readonly key: string;
  readonly set: string;
  readonly question: TestQuestion;
  /** How it went; null while it was not asked as it is now. */
  readonly result: EvaluatedQuestion | null;
}

/** Where a kind of outcome stands in the list: what goes wrong comes first. */
const order: Readonly<Record<EvaluatedQuestion['outcome'], number>> = {
  wrongly_answered: 0,
  wrong_passage: 1,
  unanswered: 2,
  answered: 4,
  refused: 4,
};

/**
 * The test questions as they are edited with what came of each: those that go wrong first, then those that were not asked
 * yet, then the others, each in the order in which they are written.
 *
 * @param defaultLocale - Language of questions that do not say.
 */
export function questionRows(
  sets: readonly QuestionsOfSet[],
  outcomes: readonly EvaluatedQuestion[],
  defaultLocale: string,
): readonly QuestionRow[] {
  const results = Map.groupBy(outcomes, ({ ask, expect, locale }) => JSON.stringify([ask, expect, locale]));
  const rows = sets.flatMap(({ set, questions }) =>
    questions.map((question, at): QuestionRow => {
      const { ask, expect, locale = defaultLocale } = question;
      const result = results.get(JSON.stringify([ask, expect, locale]))?.[0] ?? null;
      return { key: `${set} ${at} ${ask}`, set, question, result };
    }),
  );
  const place = ({ result }: QuestionRow) => (result === null ? 3 : order[result.outcome]);
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** True when everything that an evaluation depends on is the same: settings, sources and test questions. */
export function sameBasis(one: ProjectFiles, other: ProjectFiles): boolean {
  if (one === other) return true;
  const paths = new Set([...Object.keys(one), ...Object.keys(other)].filter(affectsAnswers));
  return [...paths].every((path) => one[path] === other[path]);
}

function affectsAnswers(path: string): boolean {
  return (
    path === 'dialoom.yaml' || path.startsWith('knowledge/') || /^tests\/[^/]+\.questions\.yaml$/.test(path)
  );
}

/** How a test question went, for its badge. */
export interface OutcomeWords {
  readonly tone: 'good' | 'warning' | 'bad' | 'neutral';
  readonly label: string;
}

/** Says how a test question went: found first or only found, right or not. */
export function outcomeWords(result: EvaluatedQuestion | null): OutcomeWords {
  if (result === null) return { tone: 'neutral', label: 'Not asked yet' };
  const { outcome, rank } = result;
  switch (outcome) {
    case 'answered':
      return { tone: 'good', label: 'Found first' };
    case 'refused':
      return { tone: 'good', label: 'Rightly refused' };
    case 'wrongly_answered':
      return { tone: 'bad', label: 'Wrongly answered' };
    case 'wrong_passage':
      return rank === null
        ? { tone: 'bad', label: 'Wrong passage, not found' }
        : { tone: 'warning', label: `Found in place ${rank}` };
    case 'unanswered':
      return rank === null
        ? { tone: 'bad', label: 'Not found' }
        : { tone: 'warning', label: `No answer, found in place ${rank}` };
  }
}

/** What a test question expects, in words. */
export function expectationWords(expect: string): string {
  if (expect === 'none') return 'No answer expected';
  const [source = '', passage] = expect.replace(/^knowledge\//, '').split('#');
  return passage === undefined ? `Expected from ${source}` : `Expected from ${source} › ${passage}`;
}

interface QuestionItemProps {
  readonly row: QuestionRow;
  /** The knowledge base does not have what it expects. */
  readonly isMissing: boolean;
}

/** A test question: what it expects, how it went, and what was found in its place. */
export function QuestionItem({ row: { set, question, result }, isMissing }: QuestionItemProps) {
  const studio = useStudio();
  const { tone, label } = outcomeWords(result);
  const wrong = result !== null && tone !== 'good' && result.best !== null;
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <Text size="sm" className={classes.text}>
          {question.ask}
        </Text>
        <Text size="xs" c="dimmed" className={classes.text}>
          {expectationWords(question.expect)}
          {question.locale !== undefined && ` · ${languageName(question.locale)}`}
        </Text>
        {wrong && (
          <Text size="xs" c="dimmed" className={classes.text}>
            Best is {result.best?.chunkId.replace(/^knowledge\//, '')}, score {result.score.toFixed(2)}
          </Text>
        )}
        {isMissing && (
          <Text size="xs" c="var(--dl-error)" className={classes.text}>
            The knowledge base does not have it.
          </Text>
        )}
      </div>
      <ToneBadge tone={tone}>{label}</ToneBadge>
      <Tooltip label="Remove this question">
        <ActionIcon
          size={26}
          aria-label={`Remove: ${question.ask}`}
          onClick={() => removeTestQuestion(studio, set, question)}
        >
          <IconTrash size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

/** A test question that is being written. */
export interface QuestionDraft {
  readonly ask: string;
  /** Id of a passage, a source, or `none`; null while nothing is chosen. */
  readonly expect: string | null;
  /** Null: the project's default. */
  readonly locale: string | null;
}

interface PassageSelectProps {
  readonly source: string;
  /** The source, or the id of one of its passages. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** Chooses a passage of a source, or whichever of it. Until the passages are known, the one that is chosen is offered. */
function PassageSelect({ source, value, onChange }: PassageSelectProps) {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error } = useRequest('knowledge.chunks', { projectId, source });
  const known = (data ?? []).map(({ id, titlePath }) => ({ value: id, label: titlePath.join(' › ') || id }));
  const isUnknown = value !== null && value !== source && known.every((one) => one.value !== value);
  return (
    <Select
      label="Passage"
      searchable
      allowDeselect={false}
      value={value}
      error={error === null ? undefined : `The passages are not known: ${error.message}`}
      data={[
        { value: source, label: 'Any passage of the source' },
        ...(isUnknown ? [{ value, label: value.split('#')[1] ?? value }] : []),
        ...known,
      ]}
      onChange={(chosen) => onChange(chosen ?? source)}
    />
  );
}

const none: readonly string[] = [];

interface QuestionDialogProps {
  /** What the form begins with. */
  readonly draft: QuestionDraft;
  readonly onClose: () => void;
  /** It was written. */
  readonly onAdded: () => void;
}

/** The form of a test question: what is asked, and where the answer stands. */
export function QuestionDialog({ draft, onClose, onAdded }: QuestionDialogProps) {
  const studio = useStudio();
  const sources = useDocument(({ project }) => project?.knowledge ?? none);
  const locales = useDocument(({ project }) => project?.manifest.locales ?? none);
  const fallback = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const [ask, setAsk] = useState(draft.ask);
  const [expected, setExpected] = useState(draft.expect);
  const [locale, setLocale] = useState(draft.locale ?? fallback);
  const source = expected === null || expected === 'none' ? expected : (expected.split('#')[0] ?? null);
  const ready = ask.trim() !== '' && expected !== null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!ready) return;
    const question = { ask: ask.trim(), expect: expected, ...(locale === fallback ? {} : { locale }) };
    if (addTestQuestion(studio, question)) onAdded();
  };
  return (
    <Modal opened onClose={onClose} title="Add a test question" size={520}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Question"
            description="In a customer’s words."
            value={ask}
            data-autofocus={draft.ask === '' || undefined}
            onChange={(event) => setAsk(event.currentTarget.value)}
          />
          <Select
            label="Source of the answer"
            placeholder="Choose a source"
            searchable
            value={source}
            data={[
              { value: 'none', label: 'None: it has no answer' },
              ...sources.map((path) => ({ value: path, label: path.replace(/^knowledge\//, '') })),
            ]}
            onChange={setExpected}
          />
          {source !== null && source !== 'none' && (
            <PassageSelect key={source} source={source} value={expected} onChange={setExpected} />
          )}
          {locales.length > 1 && (
            <Select
              label="Language of the customer"
              allowDeselect={false}
              value={locale}
              data={locales.map((value) => ({ value, label: languageName(value) }))}
              onChange={(value) => setLocale(value ?? fallback)}
            />
          )}
          <Text size="xs" c="dimmed">
            It is written into the project’s tests, and asked with the others.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready}>
              Add question
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
