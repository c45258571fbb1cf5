import type { ReactNode } from 'react';
import classes from './Facts.module.css';

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
