import { Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import type { DropReason, ModelReadings } from '../../engine/model/modelReadings.ts';
import type { Reading, ReadingGuard, ReadingKind } from '../../engine/model/reading.ts';
import type { ConversationTurn } from '../stores/conversation/conversationTurns.ts';
import { useWords } from '../stores/conversation/conversationWords.ts';
import {
  type MessageReadings,
  type ReadPart,
  readingsOfTurn,
  whyNotRead,
} from '../stores/conversation/messageReadings.ts';
import { ToneBadge } from '../ui/Facts.tsx';
import classes from './ReadingsSection.module.css';

/** What a colour stands for; kinds that people do not tell apart share one. */
const tones = {
  danger: 'Danger',
  person: 'A person',
  correction: 'Correction',
  value: 'Answer or value',
  topic: 'Topic',
  question: 'Question',
  remark: 'Control or remark',
} as const;

type Tone = keyof typeof tones;

const toneOf: Readonly<Record<ReadingKind, Tone>> = {
  danger: 'danger',
  person: 'person',
  correction: 'correction',
  answer: 'value',
  fact: 'value',
  flow: 'topic',
  scope: 'topic',
  question: 'question',
  control: 'remark',
  act: 'remark',
  meta: 'remark',
};

const guardWords: Readonly<Record<ReadingGuard, string>> = {
  negated: 'not wanted',
  hypothetical: 'only imagined',
  unconfirmed: 'to be confirmed',
};

/** One stretch of the message: in the colours of its readings, with a line for each and the number where one ends. */
function Part({ part, chosen }: { readonly part: ReadPart; readonly chosen: MessageReadings['chosen'] }) {
  if (part.isUnexplained) return <span className={classes.unexplained}>{part.text}</span>;
  const toneOfNumber = (number: number): Tone => toneOf[chosen[number - 1]?.reading.kind ?? 'act'];
  let marked: ReactNode = part.text;
  for (const [depth, number] of part.readings.toReversed().entries()) {
    // The line of a longer reading runs below that of a shorter one.
    marked = (
      <mark
        className={classes.mark}
        data-tone={toneOfNumber(number)}
        data-innermost={depth === 0 || undefined}
        style={{ paddingBottom: depth * 3 }}
      >
        {marked}
      </mark>
    );
  }
  return (
    <>
      {marked}
      {part.ending.map((number) => (
        <sup key={number} className={classes.number} data-tone={toneOfNumber(number)}>
          {number}
        </sup>
      ))}
    </>
  );
}

/** The message with the words of each chosen reading marked, and what the colours mean. */
function MarkedMessage({ readings: { parts, chosen, unexplained } }: { readonly readings: MessageReadings }) {
  const used = new Set(chosen.map(({ reading }) => toneOf[reading.kind]));
  const legend = (Object.keys(tones) as Tone[]).filter((tone) => used.has(tone));
  return (
    <div>
      <p className={classes.message}>
        {parts.map((part) => (
          <Part key={part.start} part={part} chosen={chosen} />
        ))}
      </p>
      {(legend.length > 0 || unexplained.length > 0) && (
        <ul className={classes.legend} aria-label="Legend">
          {legend.map((tone) => (
            <li key={tone}>
              <span className={classes.swatch} data-tone={tone} />
              {tones[tone]}
            </li>
          ))}
          {unexplained.length > 0 && (
            <li>
              <span className={classes.swatch} data-unexplained />
              Unexplained
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

interface ReadingLineProps {
  readonly reading: Reading;
  /** The words it explains. */
  readonly quoted: string;
  /** Of a chosen reading. */
  readonly number?: number;
  /** Why it was not chosen. */
  readonly because?: string;
}

/** One reading in plain words, with its score, the words it stands on and its evidence. */
function ReadingLine({ reading, quoted, number, because }: ReadingLineProps) {
  const words = useWords();
  const { guards = [], ...unguarded } = reading;
  const evidence = reading.evidence.map(words.evidence);
  const inQuotes = `"${quoted}"`;
  const isQuoted = quoted === '' || evidence.some((one) => one.includes(inQuotes));
  return (
    <li className={classes.reading}>
      {number !== undefined && (
        <span className={classes.number} data-tone={toneOf[reading.kind]}>
          <VisuallyHidden component="span">Reading </VisuallyHidden>
          {number}
        </span>
      )}
      <div className={classes.words}>
        <Group gap={6} wrap="wrap">
          <Text size="sm" fw={number === undefined ? 400 : 500} lh={1.4} style={{ overflowWrap: 'anywhere' }}>
            {words.reading(unguarded)}
          </Text>
          {guards.map((guard) => (
            <ToneBadge key={guard} tone="warning">
              {guardWords[guard]}
            </ToneBadge>
          ))}
        </Group>
        <Text size="xs" c="dimmed" lh={1.4} style={{ overflowWrap: 'anywhere' }}>
          {[...(isQuoted ? [] : [inQuotes]), ...evidence].join(' · ')}
        </Text>
        {because !== undefined && (
          <Text size="xs" lh={1.4}>
            {because}.
          </Text>
        )}
      </div>
      <Text component="span" size="xs" className={classes.score} title="Probability that this is meant">
        <VisuallyHidden component="span">Score </VisuallyHidden>
        {reading.score.toFixed(2)}
      </Text>
    </li>
  );
}

/** The readings that were not chosen, collapsed at first. */
function Rejected({ rejected }: Pick<MessageReadings, 'rejected'>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <UnstyledButton
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} stroke={1.8} />
        {rejected.length === 1 ? '1 reading was not chosen' : `${rejected.length} readings were not chosen`}
      </UnstyledButton>
      <div id={id}>
        {open && (
          <ul className={classes.readings} aria-label="Readings not chosen">
            {rejected.map(({ reading, quoted, because }, index) => (
              <ReadingLine key={String(index)} reading={reading} quoted={quoted} because={because} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const dropWords: Readonly<Record<DropReason, string>> = {
  form: 'not in the form that was asked for',
  kind: 'of a kind that it may not propose',
  about: 'about something that was not offered',
  words: 'about words that are not in the message',
  value: 'with a value that the entities do not find',
  number: 'one too many',
};

/** That a language model was asked about the message, and what was left out of its answer. */
function ModelNote({ model: { model, readings, dropped, problem } }: { readonly model: ModelReadings }) {
  const who = model === undefined ? 'A language model' : `The language model ${model}`;
  const reasons = [...new Set(dropped)].map((reason) => dropWords[reason]).join('; ');
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {problem === undefined
        ? `${who} was asked: ${readings.length} proposed${dropped.length === 0 ? '' : `, ${dropped.length} left out (${reasons})`}.`
        : `${who} was asked, without an answer that can be used (${problem}).`}
    </Text>
  );
}

/** What the assistant thought of every part of the customer's message in a turn, and what it decided against. */
export function ReadingsSection({ turn }: { readonly turn: ConversationTurn }) {
  const readings = useMemo(() => readingsOfTurn(turn), [turn]);
  if (turn.customer === null) return null;
  const { model } = turn.customer.nlu;
  if (readings === null)
    return (
      <Stack gap={8}>
        <Text size="xs" c="dimmed">
          {whyNotRead(turn.customer)}
        </Text>
        {model !== undefined && <ModelNote model={model} />}
      </Stack>
    );
  const { chosen, unexplained, rejected } = readings;
  return (
    <Stack gap={8}>
      <MarkedMessage readings={readings} />
      {chosen.length === 0 ? (
        <Text size="xs">No reading was chosen: the message was not understood.</Text>
      ) : (
        <ol className={classes.readings} aria-label="Chosen readings">
          {chosen.map(({ reading, quoted }, index) => (
            <ReadingLine key={String(index)} reading={reading} quoted={quoted} number={index + 1} />
          ))}
        </ol>
      )}
      {chosen.length > 0 && unexplained.length > 0 && (
        <Text size="xs" c="dimmed">
          No reading explains {unexplainedWords(unexplained)}.
        </Text>
      )}
      {model !== undefined && <ModelNote model={model} />}
      {rejected.length > 0 && <Rejected rejected={rejected} />}
    </Stack>
  );
}

function unexplainedWords(unexplained: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(unexplained.map((words) => `“${words}”`));
}
