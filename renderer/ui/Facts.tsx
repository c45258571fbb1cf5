import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Marks the row, for what just changed. */
  readonly marked?: boolean;
}

/** Names with their values, one below the other. */
export function Facts({ facts, mono = false }: { readonly facts: readonly Fact[]; readonly mono?: boolean }) {
  return (
    <dl className={classes.facts} data-mono={mono || undefined}>
      {facts.map(({ name, value, marked }) => (
        <div key={name} className={classes.fact} data-marked={marked || undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
