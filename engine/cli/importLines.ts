import type { ReportCode, ReportEntry, ReportParams } from '../interop/defineImporter.ts';

const words: { readonly [C in ReportCode]: (params: ReportParams[C]) => string } = {
  intent_made: ({ intent, label, utterances }) =>
    `intent ${intent} made of "${label}", with ${times(utterances, 'utterance')}`,
  intent_extended: ({ intent, utterances }) => `intent ${intent}: ${times(utterances, 'utterance')} added`,
  out_of_scope_extended: ({ messages }) => `${times(messages, 'out-of-scope message')} added`,
  label_changed: ({ label, intent }) => `the label "${label}" is no identifier and became ${intent}`,
  label_unusable: ({ label, messages }) =>
    `the label "${label}" cannot become an identifier: ${times(messages, 'message')}`,
  labels_joined: ({ labels, intent }) =>
    `${labels.map((label) => `"${label}"`).join(' and ')} became one intent, ${intent}`,
  utterance_known: ({ text, intent }) => `"${text}" is among those of ${ownerText(intent)} already`,
  utterance_elsewhere: ({ text, intent, other }) =>
    `"${text}" for ${ownerText(intent)} is among those of ${ownerText(other)} already`,
  locale_unknown: ({ locale, text }) => `"${text}" is in ${locale}, in which the project takes none`,
  part_left_out: ({ part, messages }) => `${part} is for measuring: ${times(messages, 'message')}`,
};

const headings = { taken: 'Taken', changed: 'Changed', left_out: 'Left out' } as const;

/** Most entries of an outcome that are listed; the others are counted. */
const most = 20;

/** The report of an import, for people: what was taken, changed and left out. */
export function importLines(report: readonly ReportEntry[]): readonly string[] {
  return (['taken', 'changed', 'left_out'] as const).flatMap((outcome) => {
    const entries = report.filter((entry) => entry.outcome === outcome);
    if (entries.length === 0) return [];
    const more = entries.length - most;
    return [
      `${headings[outcome]}:`,
      ...entries.slice(0, most).map((entry) => `  ${entryText(entry)}`),
      ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
    ];
  });
}

function entryText({ code, place, params }: ReportEntry): string {
  // Entry and words belong together by their code.
  const text = (words[code] as (params: unknown) => string)(params);
  return place === undefined ? text : `${place}: ${text}`;
}

function times(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function ownerText(intent: string | null): string {
  return intent ?? 'out of scope';
}
