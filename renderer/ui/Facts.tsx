import { Badge, Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Facts.module.css';
import scoreBarClasses from './ScoreBar.module.css';
import toneBadgeClasses from './ToneBadge.module.css';

export interface Fact {
  /** Tells facts of one name apart; the name when absent. */
  readonly key?: string;
  readonly name: string;
  readonly value: ReactNode;
  /** Marks the row, for what just changed. */
  readonly marked?: boolean;
}

/** Names with their values, one below the other. */
export function Facts({ facts, mono = false }: { readonly facts: readonly Fact[]; readonly mono?: boolean }) {
  return (
    <dl className={classes.facts} data-mono={mono || undefined}>
      {facts.map(({ key, name, value, marked }) => (
        <div key={key ?? name} className={classes.fact} data-marked={marked || undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ScoreBarProps {
  /** What the score belongs to; said with it. */
  readonly label: string;
  /** In [0, 1]. */
  readonly score: number;
  /** In [0, 1]: marked on the bar. */
  readonly threshold: number;
}

/** A score as a bar with its threshold marked, and as a number. */
export function ScoreBar({ label, score, threshold }: ScoreBarProps) {
  const text = score.toFixed(2);
  return (
    <Box
      className={scoreBarClasses.score}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={score}
      aria-valuetext={`${text}, ${score >= threshold ? 'at or above' : 'below'} the threshold ${threshold.toFixed(2)}`}
    >
      <div className={scoreBarClasses.track} data-enough={score >= threshold || undefined}>
        <div className={scoreBarClasses.bar} style={{ width: `${percent(score)}%` }} />
        <div className={scoreBarClasses.mark} style={{ left: `${percent(threshold)}%` }} />
      </div>
      <Text component="span" className={scoreBarClasses.number} size="xs">
        {text}
      </Text>
    </Box>
  );
}

function percent(value: number): number {
  return Math.min(Math.max(value, 0), 1) * 100;
}

interface ToneBadgeProps {
  readonly tone: 'good' | 'warning' | 'bad' | 'neutral';
  readonly children: ReactNode;
}

/** A word on how something went, in a colour that can be read on both themes. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <Badge size="sm" tt="none" fw={600} className={toneBadgeClasses.badge ?? ''} data-tone={tone}>
      {children}
    </Badge>
  );
}
