import { ActionIcon, Menu, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { LocaleText } from '../../../../engine/model/documents/locale.ts';
import { worstSeverity } from '../../../stores/documentState.ts';
import { runEdit } from '../../../stores/runEdit.ts';
import { openPlace, placeLabel, type TextCell, type TextRow } from '../../../stores/texts.ts';
import { useStudio } from '../../../stores/useStudio.ts';
import { ToneBadge } from '../../../ui/Facts.tsx';
import { languageName } from '../../../ui/format.ts';
import { type AfterEdit, TextCellEditor } from './TextCellEditor.tsx';
import classes from './TextGrid.module.css';

/** A cell of the grid; column 0 is the key. */
interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A text to read: its templates, or its forms one below the other. */
function TextContent({ text }: { readonly text: LocaleText }) {
  if (typeof text === 'string')
    return text === '' ? <span className={classes.empty}>Empty</span> : <div dir="auto">{text}</div>;
  return Object.entries(text)
    .filter(([form]) => form !== 'count')
    .map(([form, template]) => (
      <span key={form} className={classes.formLine}>
        <span className={classes.formName}>{form}</span>
        <span dir="auto">{template}</span>
      </span>
    ));
}

const severityIcons = { error: IconCircleX, warning: IconAlertTriangle };

interface CellMarksProps {
  readonly row: TextRow;
  readonly cell: TextCell;
}

/** What is wrong with a translation, and the button that confirms an outdated one. */
function CellMarks({ row, cell }: CellMarksProps) {
  const studio = useStudio();
  const { state, problems, original, locale } = cell;
  const severity = worstSeverity(problems);
  const Icon = severity === null ? null : severityIcons[severity];
  const messages = problems.map(({ message }) => message).join('. ');
  return (
    <>
      {Icon !== null && (
        <Tooltip multiline maw={360} label={messages}>
          <span className={classes.mark} role="img" aria-label={messages}>
            <Icon size={15} stroke={1.8} color={`var(--dl-${severity})`} />
          </span>
        </Tooltip>
      )}
      {state === 'outdated' && (
        <>
          <Tooltip
            multiline
            maw={360}
            label={`Made from: ${typeof original === 'object' ? original.other : (original ?? '')}`}
          >
            <div className={classes.badge}>
              <ToneBadge tone="warning">Outdated</ToneBadge>
            </div>
          </Tooltip>
          <Tooltip label="Mark as up to date">
            <ActionIcon
              size={20}
              aria-label={`Mark ${row.key} in ${languageName(locale)} as up to date`}
              onClick={(event) => {
                event.stopPropagation();
                runEdit(studio, 'locale.confirm', { locale, keys: [row.key] });
              }}
            >
              <IconCheck size={14} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </>
  );
}

/** What a cell shows while it is not edited. */
function CellContent({ id, row, cell }: CellMarksProps & { readonly id: string }) {
  const { text, state, instead } = cell;
  return (
    <div id={id} className={classes.content}>
      <div className={classes.text}>
        {text !== undefined ? (
          <TextContent text={text} />
        ) : state === 'inherited' && instead !== undefined ? (
          <div className={classes.instead}>
            <TextContent text={instead} />
          </div>
        ) : (
          <span className={classes.missing}>Missing</span>
        )}
      </div>{' '}
      <CellMarks row={row} cell={cell} />
    </div>
  );
}

/** The key of a row, and where the text is said. */
function KeyContent({ row }: { readonly row: TextRow }) {
  const studio = useStudio();
  const { key, places, unused } = row;
  const [first, ...others] = places;
  return (
    <>
      <Text size="xs" ff="monospace" className={classes.key} title={key}>
        {key}
      </Text>
      {unused && <ToneBadge tone="neutral">Not used</ToneBadge>}
      {!unused && places.length === 0 && (
        <Text size="xs" c="dimmed">
          Replaces a built-in text
        </Text>
      )}
      {first !== undefined && (
        <div className={classes.places}>
          <UnstyledButton className={classes.place} tabIndex={-1} onClick={() => openPlace(studio, first)}>
            {placeLabel(first)}
          </UnstyledButton>
          {others.length > 0 && (
            <Menu position="bottom-start" width={260}>
              <Menu.Target>
                <UnstyledButton
                  className={classes.place}
                  data-count
                  tabIndex={-1}
                  aria-label={`${others.length} more places that say ${key}`}
                >
                  +{others.length}
                </UnstyledButton>
              </Menu.Target>
              <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
                {others.map((place) => (
                  <Menu.Item key={placeLabel(place)} onClick={() => openPlace(studio, place)}>
                    {placeLabel(place)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      )}
    </>
  );
}

interface TextGridProps {
  readonly rows: readonly TextRow[];
  readonly locales: readonly string[];
  /** What stands above the column of a language. */
  readonly header: (locale: string, column: number) => ReactNode;
  /** Key of the text to go to. */
  readonly open: string | null;
  /** Called with the key of the text that is edited; null when it no longer is. */
  readonly onEdit: (key: string | null) => void;
  /** What can be done with a text as a whole. */
  readonly actions: (row: TextRow) => ReactNode;
}

/** A page that has no size yet, or none at all as in tests, shows this much. */
const firstRect = { width: 1200, height: 720 };
const estimatedRow = 54;
/** Height of the head, which stays in sight above the rows. */
const headHeight = 41;

/**
 * The texts of a project in all languages. The grid has the focus; the arrow keys move through its cells, Enter and F2 edit,
 * Shift+F10 opens the menu of a text, Tab leaves the grid. While a text is edited, Tab goes to the next one.
 */
export function TextGrid({ rows, locales, header, open, onEdit, actions }: TextGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 1 });
  const [editing, setEditing] = useState(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRow,
    initialRect: firstRect,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    measureElement: (element) => (element as HTMLElement).offsetHeight || estimatedRow,
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report(rect.height === 0 ? firstRect : rect)),
  });
  const lastRow = rows.length - 1;
  const nearest = ({ row, column }: CellPlace): CellPlace => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(locales.length, column)),
  });
  // Rows and languages may have gone since.
  const active = nearest(place);

  const move = (row: number, column: number) => {
    const next = nearest({ row, column });
    setPlace(next);
    virtual.scrollToIndex(next.row);
    return next;
  };
  const edit = ({ row, column }: CellPlace) => {
    const key = rows[row]?.key;
    if (key === undefined || column === 0) return;
    setPlace({ row, column });
    setEditing(true);
    onEdit(key);
  };
  const finish = (after: AfterEdit) => {
    setEditing(false);
    onEdit(null);
    if (after === 'leave') return;
    grid.current?.focus();
    if (after === 'stay') return;
    // Cell by cell, from the last language of a text to the first one of the next.
    const at = active.row * locales.length + active.column - 1 + (after === 'next' ? 1 : -1);
    if (at < 0 || at >= rows.length * locales.length) return;
    edit(move(Math.floor(at / locales.length), (at % locales.length) + 1));
  };

  // Goes to the text that was asked for, once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another text is asked for
  useEffect(() => {
    const wanted = rows.findIndex(({ key }) => key === open);
    if (wanted !== -1) {
      setPlace({ row: wanted, column: 1 });
      virtual.scrollToIndex(wanted, { align: 'center' });
    }
  }, [open]);

  const openMenu = (row: number) =>
    grid.current?.querySelector<HTMLElement>(`[data-index="${row}"] [data-row-menu]`)?.click();
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.target !== grid.current) return;
    const { row, column } = active;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / estimatedRow) - 1);
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageDown: [row + page, column],
      PageUp: [row - page, column],
      Home: event.ctrlKey ? [0, 1] : [row, 1],
      End: event.ctrlKey ? [lastRow, locales.length] : [row, locales.length],
    };
    const next = moves[event.key];
    if (next !== undefined) move(...next);
    else if (event.key === 'Enter' || event.key === 'F2') edit(active);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu(row);
    else return;
    event.preventDefault();
  };
  const template = `minmax(200px, 260px) repeat(${locales.length}, minmax(260px, 1fr))`;
  const style = { gridTemplateColumns: template };
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved through is a grid
        role="grid"
        aria-label="Texts"
        aria-rowcount={rows.length + 1}
        aria-colcount={locales.length + 1}
        aria-activedescendant={`text-cell-${active.row}-${active.column}`}
        tabIndex={0}
        className={classes.grid}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.head}>
          <tr aria-rowindex={1} className={classes.headRow} style={style}>
            <th scope="col" className={classes.headCell} data-key>
              Key
            </th>
            {locales.map((locale, index) => (
              <th key={locale} scope="col" className={classes.headCell}>
                {header(locale, index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key: itemKey }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const isActive = (column: number) => active.row === index && active.column === column;
            return (
              <tr
                key={itemKey}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                className={classes.row}
                style={{ ...style, transform: `translateY(${start - headHeight}px)` }}
              >
                <th
                  scope="row"
                  id={`text-cell-${index}-0`}
                  className={classes.cell}
                  data-key
                  data-active={isActive(0) || undefined}
                >
                  <div className={classes.keyCell}>
                    <div className={classes.keyLine}>
                      <KeyContent row={row} />
                    </div>
                    {actions(row)}
                  </div>
                </th>
                {row.cells.map((cell, at) => {
                  const column = at + 1;
                  const isEdited = editing && isActive(column);
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and handles the keys
                    <td
                      key={cell.locale}
                      id={`text-cell-${index}-${column}`}
                      aria-labelledby={`text-name-${index}-${column} text-shown-${index}-${column}`}
                      className={classes.cell}
                      data-active={isActive(column) || undefined}
                      data-state={cell.state}
                      onClick={() => {
                        if (!isEdited) edit({ row: index, column });
                      }}
                    >
                      <VisuallyHidden id={`text-name-${index}-${column}`}>
                        {`${row.key}, ${languageName(cell.locale)}`}
                      </VisuallyHidden>
                      {isEdited ? (
                        <TextCellEditor key={cell.locale} row={row} cell={cell} onDone={finish} />
                      ) : (
                        <CellContent id={`text-shown-${index}-${column}`} row={row} cell={cell} />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
