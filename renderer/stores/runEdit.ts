import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import { editYaml } from '../../engine/model/yaml/editYaml.ts';
import type { YamlEdit } from '../../engine/model/yaml/valueEdit.ts';
import type { DocumentEdit } from './documentStore.ts';
import type { FileTexts } from './fileHistory.ts';
import { showError } from './showError.ts';
import type { Studio } from './studio.ts';

/** Makes an edit of the open document; what cannot be done is told and changes nothing. Returns whether it was done. */
export function runEdit(
  { document }: Studio,
  label: string,
  make: (parsed: ParsedProject) => FileTexts,
  mergeKey?: string,
): boolean {
  const { parsed, edit } = document.getState();
  if (parsed === null) return false;
  try {
    const made: DocumentEdit = { label, texts: make(parsed) };
    edit(mergeKey === undefined ? made : { ...made, mergeKey });
    return true;
  } catch (error) {
    showError(error, 'This edit was not made');
    return false;
  }
}

/** The text of a YAML file after edits. A file that is not there yet begins empty. */
export function editedYaml(parsed: ParsedProject, path: string, edits: readonly YamlEdit[]): string {
  const document = parsed.documents[path];
  return editYaml(document?.yaml ?? document?.text ?? '{}\n', edits);
}
