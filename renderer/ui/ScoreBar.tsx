import { Box, Text } from '@mantine/core';
import classes from './ScoreBar.module.css';

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
      className={classes.score}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={score}
      aria-valuetext={`${text}, ${score >= threshold ? 'at or above' : 'below'} the threshold ${threshold.toFixed(2)}`}
    >
      <div className={classes.track} data-enough={score >= threshold || undefined}>
        <div className={classes.bar} style={{ width: `${percent(score)}%` }} />
        <div className={classes.mark} style={{ left: `${percent(threshold)}%` }} />
      </div>
      <Text component="span" className={classes.number} size="xs">
        {text}
      </Text>
    </Box>
  );
}

function percent(value: number): number {
  return Math.min(Math.max(value, 0), 1) * 100;
}
