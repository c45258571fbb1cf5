import { IconPointer } from '@tabler/icons-react';
import { EmptyMessage } from '../ui/EmptyMessage.tsx';
import classes from './EmptyFlow.module.css';

/** What a flow without states says. The canvas below it stays usable: kinds can be dropped on it. */
export function EmptyFlow() {
  return (
    <div className={classes.over}>
      <EmptyMessage icon={IconPointer} title="This flow has no states yet">
        Drag a kind of state from the left onto the canvas, or right-click to add one here. A flow begins with
        a Start state.
      </EmptyMessage>
    </div>
  );
}
