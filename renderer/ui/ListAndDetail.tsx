import type { ReactNode } from 'react';
import classes from './ListAndDetail.module.css';

interface ListAndDetailProps {
  /** The panel at the left. */
  readonly list: ReactNode;
  /** What is open: it scrolls. */
  readonly children: ReactNode;
}

/** A view of a list and of what is open of it. */
export function ListAndDetail({ list, children }: ListAndDetailProps) {
  return (
    <div className={classes.view}>
      {list}
      <div className={classes.detail}>{children}</div>
    </div>
  );
}
