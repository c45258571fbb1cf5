import { Button, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconArrowNarrowRight, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Confusion, NluReport } from '../../../../engine/model/reports/nluReport.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { occurrences, openUtterance } from '../../../stores/utteranceEdits.ts';
import { useIntentName } from '../figures.ts';
import confusionListClasses from '../quality/ConfusionList.module.css';
import classes from '../quality/ConfusionMatrix.module.css';

/** A confusion matrix with more intents than this cannot be read. */
export const MOST_IN_GRID = 40;

/** A cell of the matrix. */
interface GridCell {
  readonly count: number;
  /** Of the messages of its row, the share, for the shade. */
  readonly share: number;
  /** The confusion, off the diagonal. */
  readonly confusion: Confusion | null;
}

/** What the messages of a row show; null: none of the intents. */
export interface GridRow {
  readonly intent: string | null;
  readonly cells: readonly GridCell[];
}

/** The confusion matrix as it is drawn. */
interface ConfusionGrid {
  /** What messages were taken for. */
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

/**
 * Lays out the confusion matrix: a row for what messages show, a column for what they were taken for, both in the same
 * order. Out-of-scope messages stand last, where any was taken for an intent.
 *
 * @returns Null where there are too many intents to be drawn.
 */
export function confusionGrid(
  report: Pick<NluReport, 'perIntent' | 'confusions' | 'examples'>,
  nameOf: (intent: string | null) => string,
): ConfusionGrid | null {
  const { perIntent, confusions, examples } = report;
  const taken = confusions.flatMap(({ found }) => (found === null ? [] : [found]));
  const columns = [...new Set([...perIntent.map(({ intent }) => intent), ...taken])].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  if (columns.length > MOST_IN_GRID) return null;
  const right = new Map(perIntent.map(({ intent, right: count }) => [intent, count]));
  const support = new Map<string | null, number>(perIntent.map((one) => [one.intent, one.support]));
  support.set(null, examples.outOfScope);
  const byPlace = new Map(confusions.map((one) => [`${one.intent ?? ''}\n${one.found ?? ''}`, one]));
  const isShown = (intent: string | null) =>
    intent === null ? confusions.some((one) => one.intent === null) : (support.get(intent) ?? 0) > 0;
  const rows = [...columns, null].filter(isShown).map((intent) => ({
    intent,
    cells: columns.map((found): GridCell => {
      const confusion = byPlace.get(`${intent ?? ''}\n${found}`) ?? null;
      const count = found === intent ? (right.get(found) ?? 0) : (confusion?.count ?? 0);
      return { count, share: count / (support.get(intent) ?? 1), confusion };
    }),
  }));
  return { columns, rows };
}

interface ConfusionMatrixProps {
  readonly grid: ConfusionGrid;
  readonly open: Confusion | null;
  readonly onOpen: (confusion: Confusion) => void;
  readonly nameOf: (intent: string | null) => string;
}

/** The confusion matrix as a heat map: what is right lies on the diagonal, what is wrong beside it. */
function ConfusionMatrix({ grid, open, onOpen, nameOf }: ConfusionMatrixProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.matrix} aria-label="Confusion matrix">
        <thead>
          <tr>
            <td className={classes.corner}>
              <span>is ↓ &nbsp; taken for →</span>
            </td>
            {grid.columns.map((intent) => (
              <th key={intent} scope="col" title={nameOf(intent)}>
                <span>{nameOf(intent)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map(({ intent, cells }) => (
            <tr key={intent ?? '\n'}>
              <th scope="row" title={nameOf(intent)}>
                <span>{nameOf(intent)}</span>
              </th>
              {cells.map((cell, at) => (
                <td
                  key={grid.columns[at]}
                  data-right={intent === grid.columns[at] || undefined}
                  data-strong={cell.share > 0.5 || undefined}
                  style={shadeOf(cell)}
                >
                  {cell.confusion === null ? (
                    cell.count || ''
                  ) : (
                    <UnstyledButton
                      className={classes.cell}
                      aria-label={`${nameOf(intent)} taken for ${nameOf(grid.columns[at] ?? null)}: ${cell.count}`}
                      aria-pressed={cell.confusion === open}
                      onClick={() => cell.confusion !== null && onOpen(cell.confusion)}
                    >
                      {cell.count}
                    </UnstyledButton>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rare confusions are to be seen too: the shade follows the root of the share. */
function shadeOf({ count, share }: GridCell): Record<string, string> {
  return count === 0 ? {} : { '--shade': `${Math.round(10 + 90 * Math.sqrt(share))}%` };
}

interface MisreadMessagesProps {
  readonly confusion: Confusion;
  readonly nameOf: (intent: string | null) => string;
}

/** The first messages of a confusion, each with a way to where it is written. */
function MisreadMessages({ confusion: { intent, count, examples }, nameOf }: MisreadMessagesProps) {
  const studio = useStudio();
  const project = useDocument((state) => state.project);
  return (
    <ul className={confusionListClasses.messages} aria-label={`Misread messages of ${nameOf(intent)}`}>
      {examples.map((text) => (
        <li key={text} className={confusionListClasses.message}>
          <Text size="sm" flex={1} style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          {project !== null && occurrences(project, { text, intent }) > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              style={{ flex: 'none' }}
              onClick={() => openUtterance(studio, { text, intent })}
            >
              Open utterance
            </Button>
          )}
        </li>
      ))}
      {count > examples.length && (
        <li>
          <Text size="xs" c="dimmed">
            And {count - examples.length} more.
          </Text>
        </li>
      )}
    </ul>
  );
}

const CONFUSIONS_AT_FIRST = 8;

interface ConfusionListProps {
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  readonly open: Confusion | null;
  readonly onOpen: (confusion: Confusion | null) => void;
  readonly nameOf: (intent: string | null) => string;
}

/** The worst confusions; each opens to the messages that were misread. */
function ConfusionList({ confusions, open, onOpen, nameOf }: ConfusionListProps) {
  const [all, setAll] = useState(false);
  const opened = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open !== null) opened.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const shown = confusions.filter((one, at) => all || at < CONFUSIONS_AT_FIRST || one === open);
  return (
    <>
      <ul className={confusionListClasses.list} aria-label="Worst confusions">
        {shown.map((confusion) => {
          const { intent, found, count } = confusion;
          const isOpen = confusion === open;
          return (
            <li key={`${intent}\n${found}`} ref={isOpen ? opened : undefined}>
              <UnstyledButton
                className={confusionListClasses.row}
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? null : confusion)}
              >
                <IconChevronRight size={14} stroke={1.8} className={confusionListClasses.chevron} />
                <span className={confusionListClasses.count}>{count}</span>
                <Text span size="sm" truncate>
                  {nameOf(intent)}
                </Text>
                <IconArrowNarrowRight
                  size={16}
                  stroke={1.6}
                  aria-label="taken for"
                  color="var(--dl-text-soft)"
                  style={{ flex: 'none' }}
                />
                <Text span size="sm" truncate>
                  {found === null ? 'nothing' : nameOf(found)}
                </Text>
              </UnstyledButton>
              {isOpen && <MisreadMessages confusion={confusion} nameOf={nameOf} />}
            </li>
          );
        })}
      </ul>
      {confusions.length > CONFUSIONS_AT_FIRST && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(!all)}>
          {all ? 'Show the worst only' : `Show all ${confusions.length}`}
        </Button>
      )}
    </>
  );
}

/** What is taken for what: as a matrix where it can be read, and as a list with the misread messages. */
export function Confusions({ report }: { readonly report: NluReport }) {
  const nameOf = useIntentName();
  const [open, setOpen] = useState<Confusion | null>(null);
  const grid = useMemo(() => confusionGrid(report, nameOf), [report, nameOf]);
  return (
    <Paper withBorder p="md" component="section" aria-label="Confusions">
      <Text component="h3" size="sm" fw={600} m={0}>
        Confusions
      </Text>
      <Text size="xs" c="dimmed" mt={2} mb={12}>
        {report.confusions.length === 0
          ? 'No message was taken for another intent.'
          : `What messages were taken for. Two intents that are confused again and again often are one to customers.${grid === null ? '' : ' On the diagonal, in blue, stands what is right; choose a figure beside it to see the messages.'}`}
      </Text>
      {grid !== null && <ConfusionMatrix grid={grid} open={open} onOpen={setOpen} nameOf={nameOf} />}
      <ConfusionList confusions={report.confusions} open={open} onOpen={setOpen} nameOf={nameOf} />
    </Paper>
  );
}
