import { applyCommand } from '../edit/applyCommand.ts';
import { idOfName } from '../edit/freeId.ts';
import type { Workspace } from '../edit/workspace.ts';
import type { Intent } from '../model/documents/intent.ts';
import { parseUtterance, plainUtterance, writeUtterance } from '../model/documents/utterance.ts';
import type { ReportEntry } from '../model/reports/importReport.ts';
import type { Imported } from './defineImporter.ts';

/** A message of a file. */
export interface ForeignUtterance {
  readonly text: string;
  /** The text may have annotations, as in the files of intents; otherwise brackets are a part of it. */
  readonly annotated?: boolean;
  /** Its label in the file; null: out of scope. */
  readonly intent: string | null;
  /** Language tag; absent or empty: the project's default language. */
  readonly locale?: string;
  /** Place in the file, for the report. */
  readonly place: string;
}

/** The intent of an utterance; null: out of scope. */
type Owner = string | null;

interface Gathered {
  readonly label: string;
  /** New utterances by language; '' is the default one. */
  readonly byLocale: Map<string, string[]>;
}

/**
 * Adds utterances to the intents of a project and creates missing intents. Existing content is kept: an utterance that
 * already belongs to another intent is left out and reported.
 *
 * @throws AppError EDIT_DOCUMENT_BROKEN if an intent of the project is invalid.
 */
export function mergeUtterances(workspace: Workspace, utterances: readonly ForeignUtterance[]): Imported {
  const { project } = workspace.parsed;
  const labels = identifiersOf(utterances);
  const report: ReportEntry[] = [...labels.report];
  const owners = ownersOf(project?.intents ?? {}, project?.outOfScope?.utterances ?? []);
  const gathered = new Map<Owner, Gathered>();
  for (const { text: given, intent: label, locale = '', place, annotated = false } of utterances) {
    const trimmed = given.trim().replaceAll(/\s+/g, ' ');
    const read = annotated ? parseUtterance(trimmed) : { text: trimmed, annotations: [] };
    const unknown = read.annotations.find(({ entity }) => project?.entities[entity] === undefined);
    // Brackets that name no entity of the project are a part of the text.
    const utterance = unknown === undefined ? read : { text: trimmed, annotations: [] };
    const { text } = utterance;
    if (unknown !== undefined)
      report.push({
        code: 'annotation_unknown',
        outcome: 'changed',
        place,
        params: { text, entity: unknown.entity },
      });
    const owner = label === null ? null : labels.ids.get(label);
    if (owner === undefined) continue;
    const language = locale === project?.manifest.defaultLocale ? '' : locale;
    if (language !== '' && (owner === null || project?.manifest.locales.includes(language) !== true)) {
      report.push({ code: 'locale_unknown', outcome: 'left_out', place, params: { locale, text } });
      continue;
    }
    const key = `${language}\n${text.toLowerCase()}`;
    const other = owners.get(key);
    if (other !== undefined) {
      report.push(
        other === owner
          ? { code: 'utterance_known', outcome: 'left_out', place, params: { text, intent: owner } }
          : {
              code: 'utterance_elsewhere',
              outcome: 'left_out',
              place,
              params: { text, intent: owner, other },
            },
      );
      continue;
    }
    owners.set(key, owner);
    const of = gathered.get(owner) ?? { label: label ?? '', byLocale: new Map<string, string[]>() };
    gathered.set(owner, of);
    const list = of.byLocale.get(language) ?? [];
    of.byLocale.set(language, list);
    list.push(writeUtterance(utterance));
  }
  let after = workspace;
  for (const [owner, { label, byLocale }] of gathered) {
    const count = [...byLocale.values()].reduce((sum, { length }) => sum + length, 0);
    if (owner === null) {
      after = extendOutOfScope(after, byLocale.get('') ?? []);
      report.push({ code: 'out_of_scope_extended', outcome: 'taken', params: { messages: count } });
    } else if (after.files[`nlu/intents/${owner}.yaml`] === undefined) {
      after = makeIntent(after, owner, label, byLocale);
      report.push({
        code: 'intent_made',
        outcome: 'taken',
        params: { intent: owner, label, utterances: count },
      });
    } else {
      after = extendIntent(after, owner, byLocale);
      report.push({
        code: 'intent_extended',
        outcome: 'taken',
        params: { intent: owner, utterances: count },
      });
    }
  }
  return { workspace: after, report };
}

/** The identifier of each label, and how it was derived. */
function identifiersOf(utterances: readonly ForeignUtterance[]): {
  readonly ids: ReadonlyMap<string, string>;
  readonly report: readonly ReportEntry[];
} {
  const counts = new Map<string, number>();
  for (const { intent } of utterances) if (intent !== null) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const ids = new Map<string, string>();
  const labelsOf = new Map<string, string[]>();
  const report: ReportEntry[] = [];
  for (const [label, messages] of counts) {
    const intent = idOfName(label, '');
    if (intent === '') {
      report.push({ code: 'label_unusable', outcome: 'left_out', params: { label, messages } });
      continue;
    }
    ids.set(label, intent);
    labelsOf.set(intent, [...(labelsOf.get(intent) ?? []), label]);
    if (intent !== label)
      report.push({ code: 'label_changed', outcome: 'changed', params: { label, intent } });
  }
  for (const [intent, labels] of labelsOf) {
    if (labels.length > 1)
      report.push({ code: 'labels_joined', outcome: 'changed', params: { labels, intent } });
  }
  return { ids, report };
}

/** The intent of each utterance, by language and lower-case text. */
function ownersOf(
  intents: Readonly<Record<string, Intent>>,
  outOfScope: readonly string[],
): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  const add = (owner: Owner, language: string, sources: readonly string[]): void => {
    for (const source of sources) owners.set(`${language}\n${plainUtterance(source).toLowerCase()}`, owner);
  };
  for (const { id, utterances, translations } of Object.values(intents)) {
    add(id, '', utterances);
    for (const [language, sources] of Object.entries(translations)) add(id, language, sources);
  }
  add(null, '', outOfScope);
  return owners;
}

function makeIntent(
  workspace: Workspace,
  id: string,
  label: string,
  byLocale: ReadonlyMap<string, readonly string[]>,
): Workspace {
  const translations = Object.fromEntries(
    [...byLocale].flatMap(([language, list]) => (language === '' ? [] : [[language, [...list]]])),
  );
  const words = label.replaceAll(/[_\s]+/g, ' ').trim();
  const document = {
    id,
    name: words.charAt(0).toUpperCase() + words.slice(1),
    utterances: [...(byLocale.get('') ?? [])],
    ...(Object.keys(translations).length > 0 && { translations }),
  };
  return applyCommand(workspace, 'intent.create', { document }).workspace;
}

function extendIntent(
  workspace: Workspace,
  id: string,
  byLocale: ReadonlyMap<string, readonly string[]>,
): Workspace {
  let after = workspace;
  for (const [language, added] of byLocale) {
    const intent = after.parsed.project?.intents[id];
    const known = language === '' ? intent?.utterances : intent?.translations[language];
    after = applyCommand(after, 'intent.setField', {
      id,
      path: language === '' ? ['utterances'] : ['translations', language],
      value: [...(known ?? []), ...added],
    }).workspace;
  }
  return after;
}

function extendOutOfScope(workspace: Workspace, added: readonly string[]): Workspace {
  const known = workspace.parsed.project?.outOfScope?.utterances ?? [];
  return applyCommand(workspace, 'outOfScope.set', { utterances: [...known, ...added] }).workspace;
}
