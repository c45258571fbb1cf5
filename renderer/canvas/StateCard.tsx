import { Tooltip } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, useState } from 'react';
import { card, portRows, portY } from '../nodes/flowLayout.ts';
import { categoryColor, KindIcon } from '../nodes/nodeKinds.tsx';
import { problemsOfState, worstSeverity } from '../stores/documentState.ts';
import { runEdit } from '../stores/runEdit.ts';
import { useDocument, useStudio, useTrace, useView } from '../stores/useStudio.ts';
import { inHandle, type StateNode } from './flowGraph.ts';
import classes from './StateCard.module.css';

interface RenameFieldProps {
  readonly flow: string;
  readonly state: string;
  readonly title: string;
}

/** The field in which a state is renamed on its card. Enter or leaving the field keeps the name, Escape discards it. */
function RenameField({ flow, state, title }: RenameFieldProps) {
  const studio = useStudio();
  const [text, setText] = useState(title);
  const close = (keep: boolean) => {
    // Escape closes the field; the blur that follows must not keep the text.
    if (studio.view.getState().renaming !== state) return;
    studio.view.getState().setRenaming(null);
    const name = text.trim();
    if (keep && name !== title) runEdit(studio, 'state.rename', { flow, state, name });
  };
  return (
    <input
      className={`${classes.renameField} nodrag nopan`}
      aria-label="State name"
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

/** A state on the canvas: what it does, its outcomes, its problems, and whether the conversation is or was there. */
export const StateCard = memo(function StateCard({ id, data, selected }: NodeProps<StateNode>) {
  const { flow, state, view, height } = data;
  const path = `${flow}/${id}`;
  const current = useTrace((trace) => trace.current.includes(path));
  const visited = useTrace((trace) => trace.visited.has(path));
  const severity = useDocument(({ problems }) => worstSeverity(problemsOfState(problems, flow, id)));
  const renaming = useView(({ renaming }) => renaming === id);
  const rows = portRows(view);
  return (
    <div
      // Without `nokey`, Shift+click on a card would begin a selection rectangle instead of adding the card.
      className={`${classes.card} nokey`}
      style={{ width: card.width, height, ['--kind-color' as string]: categoryColor(view.kind?.category) }}
      data-selected={selected || undefined}
      data-current={current || undefined}
      data-visited={visited || undefined}
    >
      <Handle
        type="target"
        id={inHandle}
        position={Position.Left}
        className={classes.in}
        style={{ top: card.header / 2 }}
      />
      <div className={classes.header}>
        <KindIcon kind={view.kind} />
        <div className={classes.titles}>
          {renaming ? (
            <RenameField flow={flow} state={id} title={view.title} />
          ) : (
            <div className={classes.title} title={view.title}>
              {view.title}
            </div>
          )}
          <div className={classes.kind}>{view.kind?.label ?? `Unknown kind “${state.kind}”`}</div>
        </div>
        {severity !== null && <Problem severity={severity} flow={flow} state={id} />}
      </div>
      {view.summary !== '' && <div className={classes.summary}>{view.summary}</div>}
      {rows.map((port) => (
        <div
          key={port.id}
          className={classes.port}
          data-tone={port.tone}
          data-open={port.target === null || undefined}
        >
          {port.label}
        </div>
      ))}
      {view.ports.map((port) => (
        <Handle
          key={port.id}
          type="source"
          id={port.id}
          position={Position.Right}
          className={classes.out}
          style={{ top: portY(view, port.id) }}
          data-tone={port.tone}
          data-open={port.target === null || undefined}
          data-required={port.required || undefined}
          title={port.label}
        />
      ))}
      {current && <span className={classes.here}>Current</span>}
    </div>
  );
});

interface ProblemProps {
  readonly severity: 'error' | 'warning';
  readonly flow: string;
  readonly state: string;
}

function Problem({ severity, flow, state }: ProblemProps) {
  const first = useDocument(({ problems }) => problemsOfState(problems, flow, state)[0]);
  return (
    <Tooltip label={first?.message} multiline maw={280}>
      <span
        className={classes.problem}
        data-severity={severity}
        role="img"
        aria-label={severity === 'error' ? 'Has an error' : 'Has a warning'}
      >
        <IconAlertTriangleFilled size={15} />
      </span>
    </Tooltip>
  );
}
