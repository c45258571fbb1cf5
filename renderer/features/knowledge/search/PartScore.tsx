import { Box, Text } from '@mantine/core';
import classes from './PartScore.module.css';

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
export function PartScore({ label, of, score, rank }: PartScoreProps) {
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
