import { UnstyledButton } from '@mantine/core';
import type { Confusion } from '../../../../engine/model/understanding/nluReport.ts';
import classes from './ConfusionMatrix.module.css';
import type { ConfusionGrid, GridCell } from './confusionGrid.ts';

interface ConfusionMatrixProps {
  readonly grid: ConfusionGrid;
  readonly open: Confusion | null;
  readonly onOpen: (confusion: Confusion) => void;
  readonly nameOf: (intent: string | null) => string;
}

/** The confusion matrix as a heat map: what is right lies on the diagonal, what is wrong beside it. */
export function ConfusionMatrix({ grid, open, onOpen, nameOf }: ConfusionMatrixProps) {
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
