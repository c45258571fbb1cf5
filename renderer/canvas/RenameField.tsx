import { useState } from 'react';
import { renameState } from '../stores/stateEdits.ts';
import { useStudio } from '../stores/studioContext.ts';
import classes from './RenameField.module.css';

interface RenameFieldProps {
  readonly flow: string;
  readonly state: string;
  readonly title: string;
}

/** The name of a state being typed on its card. Enter or leaving the field keeps it, Escape does not. */
export function RenameField({ flow, state, title }: RenameFieldProps) {
  const studio = useStudio();
  const [text, setText] = useState(title);
  const close = (keep: boolean) => {
    // Escape closes first; the blur that follows must not keep the text after all.
    if (studio.view.getState().renaming !== state) return;
    studio.view.getState().setRenaming(null);
    if (keep && text.trim() !== title) renameState(studio, flow, state, text.trim());
  };
  return (
    <input
      className={`${classes.field} nodrag nopan`}
      aria-label="Name of the state"
      value={text}
      ref={(input) => {
        if (input !== null && document.activeElement !== input) input.select();
      }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') close(true);
        if (event.key === 'Escape') close(false);
      }}
    />
  );
}
