import { type Figure, reachesTarget } from './figure.ts';

/** Formats a figure as one line of JSON. Numbers have four significant digits: more would be noise. */
export function figureLine(figure: Figure): string {
  const { name, value, unit, ratio, against, target } = figure;
  return JSON.stringify({
    name,
    value: rounded(value),
    unit,
    ratio: ratio === null ? null : rounded(ratio),
    against,
    target: target === null ? null : `${target.of} ${target.is} ${target.bound}`,
    met: reachesTarget(figure),
  });
}

/** Formats a figure as two lines of a table. */
export function figureRow(figure: Figure): string {
  const { name, title, value, unit, ratio, against, target } = figure;
  const met = reachesTarget(figure);
  const verdict = met === null ? '    ' : met ? 'pass' : 'MISS';
  const wanted =
    target === null ? '' : `target: ${target.is} ${target.bound}${target.of === 'ratio' ? ' ×' : ` ${unit}`}`;
  const times = ratio === null ? '' : `${rounded(ratio)} × `;
  const rival = against === null ? '' : `${times}${against}`;
  const measured = `${rounded(value)} ${unit}`;
  return `${verdict}  ${name.padEnd(34)}${measured.padStart(20)}   ${[rival, wanted].filter(Boolean).join('   ')}\n      ${title}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
