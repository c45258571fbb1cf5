import { AppError } from '../base/appError.ts';
import { compileExpression } from '../base/compileExpression.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { SlotFilter } from '../base/templateFilters.ts';
import { localePath } from '../model/documentKinds.ts';
import { textReference } from '../model/documents/locale.ts';
import type { SlotType } from '../model/documents/projectManifest.ts';
import { findText, type Project } from '../model/project.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';
import type { CheckContext, MakeError } from './checkContext.ts';
import { closestName } from './closestName.ts';
import { checkErrors } from './errors.ts';

/** A fault in a template or an expression. */
export interface Fault {
  readonly make: MakeError;
  readonly severity: 'error' | 'warning';
}

/** Faults of a Liquid template: it does not compile, or reads undeclared slots. */
export function textFaults(text: string, project: Project): readonly Fault[] {
  if (!/\{[{%]/.test(text)) return [];
  // An unknown slot renders as an empty text.
  return [
    ...faultsOf(slotsOfTemplate(text), project, 'warning'),
    ...filterFaults(slotFiltersOf(text), project),
  ];
}

/** Types of slots whose values a filter can write; a text may hold anything. */
const fitting: Readonly<Record<string, readonly SlotType[]>> = {
  number: ['text', 'number', 'money', 'list'],
  percent: ['text', 'number', 'money', 'list'],
  money: ['text', 'number', 'money', 'list'],
  date: ['text', 'number', 'date', 'list'],
  time: ['text', 'number', 'list'],
  datetime: ['text', 'number', 'list'],
};

/** Faults of filters on slots whose values they can never write. */
function filterFaults(found: Result<readonly SlotFilter[]>, { manifest }: Project): readonly Fault[] {
  if (!found.ok) return [];
  return found.value.flatMap(({ slot, filter }): Fault[] => {
    const type = Object.hasOwn(manifest.slots, slot) ? manifest.slots[slot]?.type : undefined;
    if (type === undefined || fitting[filter]?.includes(type) !== false) return [];
    return [
      { make: (at) => checkErrors.FLOW_FILTER_OF_OTHER_TYPE({ filter, slot, type }, at), severity: 'error' },
    ];
  });
}

/** Faults of a CEL expression: it does not compile, or reads undeclared slots. */
export function expressionFaults(source: string, project: Project): readonly Fault[] {
  return faultsOf(slotsOfExpression(source), project, 'error');
}

const slotFiltersOf = remembered((text) => compileTemplate(text, { forPeople: true }).slotFilters);

const slotsOfTemplate = remembered((text) =>
  compileTemplate(text, { forPeople: true }).variables.flatMap(
    (name) => /^slots\.([a-z]\w*)/.exec(name)?.[1] ?? [],
  ),
);

const slotsOfExpression = remembered((source) => {
  compileExpression(source);
  const code = source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...code.matchAll(/(?<![\w.])slots\.([a-z]\w*)/g)].map(([, name = '']) => name);
});

/** Cached: compiling is most of the work, and most sources are the same in the next check. */
function remembered<T>(read: (source: string) => readonly T[]): (source: string) => Result<readonly T[]> {
  const known = new Map<string, Result<readonly T[]>>();
  return (source) => {
    const last = known.get(source);
    if (last !== undefined) return last;
    const result = attempt(() => [...new Set(read(source))]);
    if (known.size >= 20_000) known.clear();
    known.set(source, result);
    return result;
  };
}

function attempt<T>(run: () => T): Result<T> {
  try {
    return ok(run());
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}

function faultsOf(
  read: Result<readonly string[]>,
  { manifest }: Project,
  severity: Fault['severity'],
): readonly Fault[] {
  if (!read.ok) {
    const data = read.error.toJSON();
    return [{ make: ({ location }) => new AppError({ ...data, location }), severity: 'error' }];
  }
  const slots = Object.keys(manifest.slots);
  return read.value
    .filter((id) => !Object.hasOwn(manifest.slots, id))
    .map((id) => ({
      make: (at) => checkErrors.FLOW_UNKNOWN_SLOT({ id, suggestion: closestName(id, slots) }, at),
      severity,
    }));
}

/** Reports the faults of one value in a document. */
export function reportFaults(
  { report }: CheckContext,
  file: string,
  path: YamlPath,
  faults: readonly Fault[],
): void {
  for (const { make, severity } of faults) report(file, path, make, severity);
}

/**
 * Faults of a text for customers: the template does not compile, or its key is missing. The texts of locales are
 * checked by their own rule.
 */
export function saidTextFaults({ project, isThere }: CheckContext, text: string): readonly Fault[] {
  const key = textReference(text);
  if (key === undefined) return textFaults(text, project);
  const { defaultLocale } = project.manifest;
  // Other locales fall back to the default one, which must have it.
  if (findText(project, defaultLocale, key) !== undefined) return [];
  const ours = project.locales[defaultLocale];
  // A broken file has its own problem.
  if (ours === undefined && isThere(localePath(defaultLocale))) return [];
  const params = { key, locale: defaultLocale, suggestion: closestName(key, Object.keys(ours ?? {})) };
  return [{ make: (at) => checkErrors.FLOW_UNKNOWN_TEXT(params, at), severity: 'error' }];
}
