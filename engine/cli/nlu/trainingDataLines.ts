import type { PlacedUtterance, TrainingDataReport } from '../../model/understanding/trainingDataReport.ts';
import { findingLines } from './findingLines.ts';
import type { PlaceOf } from './utterancePlaces.ts';

/** As many of each kind as a person works through in one sitting; `--json` has more. */
const SHOWN = 30;

/** What hinders learning, for a person. */
export function trainingDataLines(report: TrainingDataReport, placeOf: PlaceOf): readonly string[] {
  const { examples, suspects, contradictions, duplicates, totals } = report;
  const quoted = (utterance: PlacedUtterance) => `"${utterance.text}" (${placeOf(utterance)})`;
  return [
    `${examples.utterances} utterances of ${examples.intents} intents, ${examples.outOfScope} out of scope`,
    ...section(
      'Contradictions: the same words under several intents',
      totals.contradictions,
      contradictions.map(({ places }) => places.map(quoted).join(' and ')),
    ),
    ...section(
      'Probably under the wrong intent',
      totals.suspects,
      (suspects ?? []).map(
        ({ text, intent, suggested, confidence }) =>
          `${quoted({ text, intent })}: looks like ${suggested} (${confidence.toFixed(2)})`,
      ),
    ),
    ...section(
      'Nearly the same',
      totals.duplicates,
      duplicates.map(
        ({ a, b, similarity, sameIntent }) =>
          `${similarity.toFixed(2)} ${sameIntent ? '' : 'in two intents: '}${quoted(a)} and ${quoted(b)}`,
      ),
    ),
    ...findingLines(report.findings),
  ];
}

function section(title: string, total: number, entries: readonly string[]): readonly string[] {
  const shown = entries.slice(0, SHOWN);
  const more = total - shown.length;
  return [
    '',
    `${title}: ${total}`,
    ...shown.map((entry) => `  ${entry}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}
