import { localePath } from '../model/documentKinds.ts';
import { findText } from '../model/findText.ts';
import { textReference } from '../model/locale.ts';
import type { CheckContext } from './checkContext.ts';
import { closestName } from './closestName.ts';
import { checkErrors } from './errors.ts';
import { type Fault, textFaults } from './textFaults.ts';

/**
 * What is wrong with a text that customers read: the template does not compile, or there is no text of its key.
 * Whether the texts of locales compile is the business of the locales' rule.
 */
export function saidTextFaults({ project, isThere }: CheckContext, text: string): readonly Fault[] {
  const key = textReference(text);
  if (key === undefined) return textFaults(text, project);
  const { defaultLocale } = project.manifest;
  // Other locales fall back to the default one; there it must be.
  if (findText(project, defaultLocale, key) !== undefined) return [];
  const ours = project.locales[defaultLocale];
  // A broken file has its own problem.
  if (ours === undefined && isThere(localePath(defaultLocale))) return [];
  const params = { key, locale: defaultLocale, suggestion: closestName(key, Object.keys(ours ?? {})) };
  return [{ make: (at) => checkErrors.FLOW_UNKNOWN_TEXT(params, at), severity: 'error' }];
}
