import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import classes from './ValueTree.module.css';

/** A path within a value. */
type Path = readonly (string | number)[];

/** Items of a list, or keys of a map, that are shown. */
const maxShown = 50;

interface ValueTreeProps {
  /** What it is: "Response body". */
  readonly label: string;
  readonly value: unknown;
  /** What a click on a value does, for its tooltip and its name: `Make body.status an output`. */
  readonly pickLabel: (path: Path) => string;
  readonly onPick: (path: Path) => void;
  /** Values that were already picked. */
  readonly isPicked: (path: Path) => boolean;
}

/** A value with everything in it, each part of which can be picked with a click. */
export function ValueTree({ label, ...tree }: ValueTreeProps) {
  return (
    // Focusable, so that it can be scrolled with the keyboard.
    <section className={classes.tree} aria-label={label}>
      <Branch {...tree} path={[]} name={null} />
    </section>
  );
}

interface BranchProps extends Omit<ValueTreeProps, 'label'> {
  readonly path: Path;
  /** Null at the top. */
  readonly name: string | null;
}

function Branch({ value, path, name, ...rest }: BranchProps) {
  const { pickLabel, onPick, isPicked } = rest;
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  const isLeaf = typeof value !== 'object' || value === null || entries.length === 0;
  const written = isLeaf ? JSON.stringify(value) : Array.isArray(value) ? counted(entries.length) : '';
  return (
    <>
      {(name !== null || isLeaf) && (
        <Tooltip label={pickLabel(path)} position="left">
          <UnstyledButton
            className={classes.value}
            data-picked={isPicked(path) || undefined}
            aria-pressed={isPicked(path)}
            onClick={() => onPick(path)}
          >
            {name !== null && <span className={classes.name}>{name}</span>}{' '}
            <span data-type={isLeaf ? typeof value : 'group'}>{written}</span>{' '}
            <VisuallyHidden>{pickLabel(path)}</VisuallyHidden>
          </UnstyledButton>
        </Tooltip>
      )}
      {entries.length > 0 && (
        <ul className={classes.entries} data-top={name === null || undefined}>
          {entries.slice(0, maxShown).map(([key, item]) => (
            <li key={key}>
              <Branch {...rest} value={item} path={[...path, key]} name={String(key)} />
            </li>
          ))}
          {entries.length > maxShown && (
            <li className={classes.more}>and {entries.length - maxShown} more</li>
          )}
        </ul>
      )}
    </>
  );
}

function counted(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
