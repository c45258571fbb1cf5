import { BaseEdge, type EdgeProps, getBezierPath, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { useTrace } from '../stores/useStores.ts';
import type { TransitionEdge } from './createGraphBuilder.ts';
import classes from './TransitionPath.module.css';

/** A transition: a curve forwards, a stepped way round when it leads back. */
export const TransitionPath = memo(function TransitionPath(props: EdgeProps<TransitionEdge>) {
  const { id, source, data, selected, markerEnd, sourceX, sourceY, targetX, targetY } = props;
  const taken = useTrace((trace) => trace.taken.has(`${data?.flow}/${source}/${data?.outcome}`));
  const ends = {
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition: props.sourcePosition,
    targetPosition: props.targetPosition,
  };
  const back = targetX < sourceX + 12;
  const [path] = back ? getSmoothStepPath({ ...ends, borderRadius: 14, offset: 22 }) : getBezierPath(ends);
  return (
    <BaseEdge
      id={id}
      path={path}
      interactionWidth={16}
      className={classes.path ?? ''}
      data-tone={data?.tone}
      data-selected={selected || undefined}
      data-taken={taken || undefined}
      {...(markerEnd === undefined ? {} : { markerEnd })}
    />
  );
});
