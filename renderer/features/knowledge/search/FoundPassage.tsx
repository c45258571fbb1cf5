import { Anchor, Box, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { ExplainedHit } from '../../../../engine/model/reports/knowledgeReports.ts';
import { ScoreBar, ToneBadge } from '../../../ui/Facts.tsx';
import { percent } from '../../../ui/format.ts';
import { PassageTitle } from '../../../ui/Passages.tsx';
import foundPassageClasses from './FoundPassage.module.css';
import classes from './MarkedText.module.css';
import partScoreClasses from './PartScore.module.css';
import whyPassageClasses from './WhyPassage.module.css';
import wordChipClasses from './WordChip.module.css';

/** A passage around the sentence that is to stand out in it. */
export interface SentencePieces {
  readonly before: string;
  readonly sentence: string;
  readonly after: string;
}

/**
 * Finds a sentence in its passage, however the white space between its words is written there.
 *
 * @returns Null where it does not stand there as it is.
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

/** A passage with the sentence marked that covers the question best. */
function MarkedText({ text, sentence }: { readonly text: string; readonly sentence: string }) {
  const pieces = sentencePieces(text, sentence);
  return (
    <Text size="xs" className={classes.text}>
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
  /** What it is a part of; said with it. */
  readonly of: string;
  /** Below 0 the bar is empty. */
  readonly score: number;
  /** From 1. */
  readonly rank: number;
}

/** One of the scores that a passage's score is made of: a small bar, the number, and the passage's rank by it. */
function PartScore({ label, of, score, rank }: PartScoreProps) {
  return (
    <Box
      className={partScoreClasses.part}
      role="meter"
      aria-label={`${label}: ${of}`}
      aria-valuemin={-1}
      aria-valuemax={1}
      aria-valuenow={score}
      aria-valuetext={`${score.toFixed(2)}, rank ${rank}`}
    >
      <Text size="xs" className={partScoreClasses.label}>
        {label}
      </Text>
      <div className={partScoreClasses.track}>
        <div
          className={partScoreClasses.bar}
          style={{ width: `${Math.min(Math.max(score, 0), 1) * 100}%` }}
        />
      </div>
      <Text size="xs" className={partScoreClasses.number}>
        {score.toFixed(2)}
      </Text>
      <Text size="xs" className={partScoreClasses.rank}>
        rank {rank}
      </Text>
    </Box>
  );
}

interface WordChipProps {
  readonly word: string;
  /** Share of all that was asked, in [0, 1]. */
  readonly weight?: number;
  readonly tone?: 'agrees' | 'missing' | 'against';
}

/** A word of a question, with how telling it is. */
function WordChip({ word, weight, tone = 'agrees' }: WordChipProps) {
  return (
    <span className={wordChipClasses.chip} data-tone={tone}>
      {word}
      {weight !== undefined && (
        <span className={wordChipClasses.weight} title="Share of what was asked">
          {percent(Math.round(weight * 100) / 100)}
        </span>
      )}
    </span>
  );
}

const places = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The reasons: which words agree, which the passage does not mention, and which places it does not cover. */
function WhyPassage({ hit, title }: { readonly hit: ExplainedHit; readonly title: string }) {
  const { matched, missing, uncoveredPlaces, coverage } = hit;
  return (
    <section className={whyPassageClasses.why} aria-label={`Why ${title}`}>
      <Text size="xs" c="dimmed">
        It mentions {percent(coverage)} of what was asked, by how telling the words are.
      </Text>
      <dl className={whyPassageClasses.reasons}>
        {matched.length > 0 && (
          <Reason label="Agrees in">
            {matched.map(({ asked, found, weight }) => (
              <WordChip key={asked} word={asked === found ? asked : `${asked} = ${found}`} weight={weight} />
            ))}
          </Reason>
        )}
        {missing.length > 0 && (
          <Reason label="Says nothing of">
            {missing.map(({ asked, weight }) => (
              <WordChip key={asked} word={asked} weight={weight} tone="missing" />
            ))}
          </Reason>
        )}
        {uncoveredPlaces.length > 0 && (
          <Reason label="Does not cover">
            {uncoveredPlaces.map((code) => (
              <WordChip key={code} word={places.of(code) ?? code} tone="against" />
            ))}
          </Reason>
        )}
      </dl>
    </section>
  );
}

function Reason({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={whyPassageClasses.reason}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FoundPassageProps {
  readonly hit: ExplainedHit;
  readonly threshold: number;
  /** The answer was taken from it. */
  readonly cited: boolean;
  /** Asked to make the question a test that expects this passage. */
  readonly onTest: () => void;
}

/** A passage that a search found: its score, what that is made of, and on request why. */
export function FoundPassage({ hit, threshold, cited, onTest }: FoundPassageProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const title = hit.titlePath.at(-1) ?? hit.source;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={foundPassageClasses.hit}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <PassageTitle passage={hit} />
        {cited && <ToneBadge tone="good">Cited</ToneBadge>}
      </Group>
      <div className={foundPassageClasses.scores}>
        <ScoreBar label={`Score of ${title}`} score={hit.score} threshold={threshold} />
        <PartScore label="Meaning" of={title} {...hit.meaning} />
        <PartScore label="Words" of={title} {...hit.words} />
      </div>
      {open ? (
        <MarkedText text={hit.text} sentence={hit.sentence} />
      ) : (
        <Text size="xs" c="dimmed" lineClamp={3} className={foundPassageClasses.text}>
          {hit.text}
        </Text>
      )}
      <Group justify="space-between" gap="xs" mt={6}>
        <UnstyledButton
          className={foundPassageClasses.why}
          aria-expanded={open}
          aria-controls={id}
          aria-label={`Why this passage: ${title}`}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} stroke={1.8} />
          Why this passage
        </UnstyledButton>
        <Anchor component="button" type="button" size="xs" c="var(--dl-accent-text)" onClick={onTest}>
          Make this a test question
        </Anchor>
      </Group>
      <div id={id}>{open && <WhyPassage hit={hit} title={title} />}</div>
    </li>
  );
}
