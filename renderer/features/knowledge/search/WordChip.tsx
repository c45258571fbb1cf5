import { percent } from '../percent.ts';
import classes from './WordChip.module.css';

interface WordChipProps {
  readonly word: string;
  /** Share of all that was asked, in [0, 1]. */
  readonly weight?: number;
  readonly tone?: 'agrees' | 'missing' | 'against';
}

/** A word of a question, with how telling it is. */
export function WordChip({ word, weight, tone = 'agrees' }: WordChipProps) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {word}
      {weight !== undefined && (
        <span className={classes.weight} title="Share of what was asked">
          {percent(Math.round(weight * 100) / 100)}
        </span>
      )}
    </span>
  );
}
