import { kindIcons } from 'virtual:kind-icons';
import { IconQuestionMark } from '@tabler/icons-react';
import type { NodeKind } from '../../engine/kit/defineNode.ts';
import { categoryColor } from './categoryColor.ts';
import classes from './KindIcon.module.css';

interface KindIconProps {
  readonly kind: NodeKind | undefined;
  readonly size?: number;
}

/** The icon of a node kind on a tile of its group's colour. */
export function KindIcon({ kind, size = 28 }: KindIconProps) {
  const Icon = (kind === undefined ? undefined : kindIcons[kind.icon]) ?? IconQuestionMark;
  return (
    <span
      className={classes.tile}
      style={{ width: size, height: size, ['--tile-color' as string]: categoryColor(kind?.category) }}
      aria-hidden="true"
    >
      <Icon size={Math.round(size * 0.6)} stroke={1.7} />
    </span>
  );
}
