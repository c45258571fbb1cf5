import { AppError } from '../base/appError.ts';
import { compileExpression } from '../base/compileExpression.ts';
import { readsOfText } from '../base/compileTemplate.ts';
import { remembered } from '../base/remembered.ts';
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
  const read = readsOfText(text);
  if (!read.ok) return [brokenSource(read.error)];
  const { variables, slotFilters } = read.value;
  const slots = variables.flatMap((name) => /^slots\.([a-z]\w*)/.exec(name)?.[1] ?? []);
  // An unknown slot renders as an empty text.
  return [...unknownSlots(slots, project, 'warning'), ...filterFaults(slotFilters, project)];
}

/** Types of slots whose values a filter can write; a text may hold anything. */
const fitting: Readonly<Record<string, readonly SlotType[]>> = {
  number: ['text', 'number', 'money', 'list'],
  percent: ['text', 'number', 'money', 'list'],
  money: ['text', 'number', 'money', 'list'],
  date: ['text', 'number', 'date', 'list'],
  time: ['text', 'number', 'time', 'list'],
  datetime: ['text', 'number', 'list'],
};

/** Faults of filters on slots whose values they can never write. */
function filterFaults(filters: readonly SlotFilter[], { manifest }: Project): readonly Fault[] {
  return filters.flatMap(({ slot, filter }): Fault[] => {
    const type = Object.hasOwn(manifest.slots, slot) ? manifest.slots[slot]?.type : undefined;
    if (type === undefined || fitting[filter]?.includes(type) !== false) return [];
    return [
      { make: (at) => checkErrors.FLOW_FILTER_OF_OTHER_TYPE({ filter, slot, type }, at), severity: 'error' },
    ];
  });
}

/** Faults of a CEL expression: it does not compile, or reads undeclared slots. */
export function expressionFaults(source: string, project: Project): readonly Fault[] {
  const read = slotsOfExpression(source);
  return read.ok ? unknownSlots(read.value, project, 'error') : [brokenSource(read.error)];
}

const slotsOfExpression = remembered((source) => {
  compileExpression(source);
  const code = source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...code.matchAll(/(?<![\w.])slots\.([a-z]\w*)/g)].map(([, name = '']) => name);
});

function brokenSource(error: AppError): Fault {
  const data = error.toJSON();
  return { make: ({ location }) => new AppError({ ...data, location }), severity: 'error' };
}

function unknownSlots(
  read: readonly string[],
  { manifest }: Project,
  severity: Fault['severity'],
): readonly Fault[] {
  const slots = Object.keys(manifest.slots);
  return [...new Set(read)]
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
