import type { ReactNode } from 'react';
import classes from './List.module.css';

/** Items of a {@link ListPanel}: each an `li`. */
export function List({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.items}>{children}</ul>;
}
