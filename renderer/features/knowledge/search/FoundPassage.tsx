import { Anchor, Box, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { ExplainedHit } from '../../../../engine/model/reports/knowledgeReports.ts';
import { ScoreBar, ToneBadge } from '../../../ui/Facts.tsx';
import { percent } from '../../../ui/format.ts';
import { PassageTitle } from '../../../ui/Passages.tsx';
import classes from './FoundPassage.module.css';

/** A passage, split at the sentence to highlight. */
export interface SentencePieces {
  readonly before: string;
  readonly sentence: string;
  readonly after: string;
}

/**
 * Finds a sentence in its passage, regardless of white space.
 *
 * @returns Null if the passage does not contain the sentence.
 */
export function sentencePieces(text: string, sentence: string): SentencePieces | null {
  const words = sentence
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'));
  const match = pattern.exec(text);
  if (match === null) return null;
  const end = match.index + match[0].length;
  return { before: text.slice(0, match.index), sentence: match[0], after: text.slice(end) };
}

/** A passage; the sentence that covers the question best is highlighted. */
function MarkedText({ text, sentence }: { readonly text: string; readonly sentence: string }) {
  const pieces = sentencePieces(text, sentence);
  return (
    <Text size="xs" className={classes.markedText}>
      {pieces === null ? (
        text
      ) : (
        <>
          {pieces.before}
          <mark className={classes.mark}>{pieces.sentence}</mark>
          {pieces.after}
        </>
      )}
    </Text>
  );
}

interface PartScoreProps {
  readonly label: string;
  /** What it is a part of, for screen readers. */
  readonly of: string;
  /** The bar is empty below 0. */
  readonly score: number;
  /** From 1. */
  readonly rank: number;
}

/** One part of a passage's score: a bar, the number, and the rank of the passage by it. */
function PartScore({ label, of, score, rank }: PartScoreProps) {
  return (
    <Box
      className={classes.part}
      role="meter"
      aria-label={`${label}: ${of}`}
      aria-valuemin={-1}
      aria-valuemax={1}
      aria-valuenow={score}
      aria-valuetext={`${score.toFixed(2)}, rank ${rank}`}
    >
      <Text size="xs" className={classes.label}>
        {label}
      </Text>
      <div className={classes.track}>
        <div className={classes.bar} style={{ width: `${Math.min(Math.max(score, 0), 1) * 100}%` }} />
      </div>
      <Text size="xs" className={classes.number}>
        {score.toFixed(2)}
      </Text>
      <Text size="xs" className={classes.rank}>
        rank {rank}
      </Text>
    </Box>
  );
}

interface WordChipProps {
  readonly word: string;
  /** Share of the question, in [0, 1]. */
  readonly weight?: number;
  readonly tone?: 'agrees' | 'missing' | 'against';
}

/** A word of a question, with its weight. */
function WordChip({ word, weight, tone = 'agrees' }: WordChipProps) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {word}
      {weight !== undefined && (
        <span className={classes.weight} title="Share of the question">
          {percent(Math.round(weight * 100) / 100)}
        </span>
      )}
    </span>
  );
}

const places = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The reasons: which words match, which the passage does not mention, and which places it does not cover. */
function WhyPassage({ hit, title }: { readonly hit: ExplainedHit; readonly title: string }) {
  const { matched, missing, uncoveredPlaces, missingThings, lacksContent, coverage } = hit;
  const against = [...uncoveredPlaces.map((code) => places.of(code) ?? code), ...missingThings];
  return (
    <section className={classes.why} aria-label={`Why ${title}`}>
      <Text size="xs" c="dimmed">
        Mentions {percent(coverage)} of the question, weighted by how distinctive its words are.
      </Text>
      <dl className={classes.reasons}>
        {matched.length > 0 && (
          <Reason label="Matches">
            {matched.map(({ asked, found, weight }) => (
              <WordChip key={asked} word={asked === found ? asked : `${asked} = ${found}`} weight={weight} />
            ))}
          </Reason>
        )}
        {missing.length > 0 && (
          <Reason label="Does not mention">
            {missing.map(({ asked, weight }) => (
              <WordChip key={asked} word={asked} weight={weight} tone="missing" />
            ))}
          </Reason>
        )}
        {against.length > 0 && (
          <Reason label="Does not cover">
            {against.map((name) => (
              <WordChip key={name} word={name} tone="against" />
            ))}
          </Reason>
        )}
      </dl>
      {lacksContent && (
        <Text size="xs">Has nothing of the kind that is asked for, such as a number or a time.</Text>
      )}
    </section>
  );
}

function Reason({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.reason}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FoundPassageProps {
  readonly hit: ExplainedHit;
  readonly threshold: number;
  /** The answer cites it. */
  readonly cited: boolean;
  /** Called to add the question as a test question that expects this passage. */
  readonly onTest: () => void;
}

/** A passage that a search found: its score, the parts of the score, and on request the reasons. */
export function FoundPassage({ hit, threshold, cited, onTest }: FoundPassageProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const title = hit.titlePath.at(-1) ?? hit.source;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.hit}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <PassageTitle passage={hit} />
        {cited && <ToneBadge tone="good">Cited</ToneBadge>}
      </Group>
      <div className={classes.scores}>
        <ScoreBar label={`Score of ${title}`} score={hit.score} threshold={threshold} />
        <PartScore label="Meaning" of={title} {...hit.meaning} />
        <PartScore label="Words" of={title} {...hit.words} />
      </div>
      {open ? (
        <MarkedText text={hit.text} sentence={hit.sentence} />
      ) : (
        <Text size="xs" c="dimmed" lineClamp={3} className={classes.passageText}>
          {hit.text}
        </Text>
      )}
      <Group justify="space-between" gap="xs" mt={6}>
        <UnstyledButton
          className={classes.whyToggle}
          aria-expanded={open}
          aria-controls={id}
          aria-label={`Why this passage: ${title}`}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} stroke={1.8} />
          Why this passage
        </UnstyledButton>
        <Anchor component="button" type="button" size="xs" c="var(--dl-accent-text)" onClick={onTest}>
          Add as test question
        </Anchor>
      </Group>
      <div id={id}>{open && <WhyPassage hit={hit} title={title} />}</div>
    </li>
  );
}
