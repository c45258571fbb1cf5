// A test question: its row in the list, and the dialog that adds one.

import { ActionIcon, Button, Group, Modal, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import type { TestQuestion } from '../../../../engine/model/documents/questionSet.ts';
import type { ProjectFiles } from '../../../../engine/model/project.ts';
import type { EvaluatedQuestion } from '../../../../engine/model/reports/knowledgeReports.ts';
import { addTestQuestion } from '../../../stores/knowledge.ts';
import { runEdit } from '../../../stores/runEdit.ts';
import { useDocument, useRequest, useStudio } from '../../../stores/useStudio.ts';
import { ToneBadge } from '../../../ui/Facts.tsx';
import { languageName } from '../../../ui/format.ts';
import classes from './TestQuestion.module.css';

/** A set of test questions of the project. */
export interface QuestionsOfSet {
  readonly set: string;
  readonly questions: readonly TestQuestion[];
}

/** A test question in the list. */
interface QuestionRow {
  /** Unique in the list. */
  readonly key: string;
  readonly set: string;
  readonly question: TestQuestion;
  /** Its result; null until the current question has been run. */
  readonly result: EvaluatedQuestion | null;
}

/** The order of outcomes in the list: failures come first. */
const order: Readonly<Record<EvaluatedQuestion['outcome'], number>> = {
  wrongly_answered: 0,
  wrong_passage: 1,
  unanswered: 2,
  answered: 4,
  refused: 4,
};

/**
 * The test questions with their results: failures first, then those that have not been run, then the others; each group
 * in the order of the file.
 *
 * @param defaultLocale - Language of questions without one.
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

/** Whether everything that an evaluation depends on is the same: settings, sources and test questions. */
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

/** The result of a test question, for its badge. */
export interface OutcomeWords {
  readonly tone: 'good' | 'warning' | 'bad' | 'neutral';
  readonly label: string;
}

/** The result of a test question in words. */
export function outcomeWords(result: EvaluatedQuestion | null): OutcomeWords {
  if (result === null) return { tone: 'neutral', label: 'Not run yet' };
  const { outcome, rank } = result;
  switch (outcome) {
    case 'answered':
      return { tone: 'good', label: 'Correct passage' };
    case 'refused':
      return { tone: 'good', label: 'Correctly declined' };
    case 'wrongly_answered':
      return { tone: 'bad', label: 'Should be declined' };
    case 'wrong_passage':
      return rank === null
        ? { tone: 'bad', label: 'Wrong passage, expected one not found' }
        : { tone: 'warning', label: `Wrong passage, expected one at rank ${rank}` };
    case 'unanswered':
      return rank === null
        ? { tone: 'bad', label: 'Not answered, not found' }
        : { tone: 'warning', label: `Not answered, expected passage at rank ${rank}` };
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
  /** The knowledge base does not have the expected passage. */
  readonly isMissing: boolean;
}

/** A test question: what it expects, its result, and what was found instead. */
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
            Best passage: {result.best?.chunkId.replace(/^knowledge\//, '')}, score {result.score.toFixed(2)}
          </Text>
        )}
        {isMissing && (
          <Text size="xs" c="var(--dl-error)" className={classes.text}>
            The knowledge base does not have this passage.
          </Text>
        )}
      </div>
      <ToneBadge tone={tone}>{label}</ToneBadge>
      <Tooltip label="Remove this question">
        <ActionIcon
          size={26}
          aria-label={`Remove: ${question.ask}`}
          onClick={() =>
            runEdit(studio, 'question.remove', { set, ask: question.ask, locale: question.locale })
          }
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
  /** Id of a passage, a source, or `none`; null until one is chosen. */
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

/** Chooses a passage of a source, or any of them. Until the passages are loaded, the chosen one is offered. */
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
      error={error === null ? undefined : `The passages could not be loaded: ${error.message}`}
      data={[
        { value: source, label: 'Any passage of the source' },
        ...(isUnknown ? [{ value, label: value.split('#')[1] ?? value }] : []),
        ...known,
      ]}
      onChange={(chosen) => onChange(chosen ?? source)}
    />
  );
}

const noTexts: readonly string[] = [];

interface QuestionDialogProps {
  /** The initial values of the form. */
  readonly draft: QuestionDraft;
  readonly onClose: () => void;
  /** Called when the question has been added. */
  readonly onAdded: () => void;
}

/** The form of a test question: the question, and where its answer is. */
export function QuestionDialog({ draft, onClose, onAdded }: QuestionDialogProps) {
  const studio = useStudio();
  const sources = useDocument(({ project }) => project?.knowledge ?? noTexts);
  const locales = useDocument(({ project }) => project?.manifest.locales ?? noTexts);
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
              { value: 'none', label: 'None (no answer expected)' },
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
            Saved in the project’s tests and run with the others.
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
