import { defineErrors } from '../base/defineErrors.ts';

const invalid = {
  message: (p: { finding: string }) => p.finding,
  remedy: 'Correct the document at this place; the reference of document formats lists every field',
};

const idMismatch = {
  message: (p: { what: string; id: string; fileId: string }) =>
    `The ${p.what} has the id "${p.id}", but its file name says "${p.fileId}"`,
  remedy: (p: { id: string; fileId: string }) =>
    `Change "id" to "${p.fileId}", or rename the file so that it starts with "${p.id}"`,
};

/** Errors of reading, editing and migrating documents. */
export const modelErrors = defineErrors({
  YAML_SYNTAX: {
    message: (p: { message: string }) => `The text is not valid YAML: ${p.message}`,
    remedy: 'Correct the text at this place: indent with spaces, and quote texts that contain ": " or " #"',
  },
  YAML_DUPLICATE_KEY: {
    message: (p: { key: string }) => `The key "${p.key}" appears twice in the same map`,
    remedy: 'Remove or rename one of the two',
  },
  YAML_UNSUPPORTED: {
    message: (p: { feature: string }) => `Dialoom documents do not use ${p.feature}`,
    remedy: 'Use plain YAML only: maps, lists, texts, numbers, true, false and null',
  },
  YAML_TOO_LARGE: {
    message: (p: { size: number; limit: number }) =>
      `The document has ${p.size} characters; the limit is ${p.limit}`,
    remedy: 'Split the document into several files',
  },
  YAML_TOO_DEEP: {
    message: (p: { limit: number }) => `The document is nested more than ${p.limit} levels deep`,
    remedy: 'Flatten the structure at this place',
  },
  YAML_EDIT_PATH: {
    message: (p: { path: string; reason: string }) =>
      `"${p.path}" cannot be edited in this document: ${p.reason}`,
    remedy: 'Reload the document and try again, or make the change in the text view',
  },
  YAML_EDIT_FAILED: {
    message: (p: { path: string }) =>
      `"${p.path}" cannot be edited without changing other parts of the document, so nothing was changed`,
    remedy: 'Make the change in the text view',
  },
  JSON_SYNTAX: {
    message: (p: { message: string }) => `The text is not valid JSON: ${p.message}`,
    remedy: 'Correct the text at this place, or delete the file if it only contains the layout of a flow',
  },
  PROJECT_MANIFEST_MISSING: {
    message: (_: object) => 'The folder has no dialoom.yaml, so it is not a Dialoom project',
    remedy: 'Open the folder that contains dialoom.yaml, or create a project with "dialoom new"',
  },
  PROJECT_UNKNOWN_FILE: {
    message: (p: { path: string }) =>
      `The file ${p.path} does not have the name of a document, so it is ignored`,
    remedy: (p: { expected: string }) => `Name it like ${p.expected}, or move it out of this folder`,
  },
  PROJECT_INVALID: invalid,
  FLOW_INVALID: invalid,
  FLOW_LAYOUT_INVALID: invalid,
  NLU_INTENT_INVALID: invalid,
  NLU_ENTITY_INVALID: invalid,
  NLU_OUT_OF_SCOPE_INVALID: invalid,
  ACTION_INVALID: invalid,
  LOCALE_INVALID: invalid,
  LOCALE_ORIGINALS_INVALID: invalid,
  SUITE_INVALID: invalid,
  KB_QUESTIONS_INVALID: invalid,
  FLOW_ID_MISMATCH: idMismatch,
  NLU_ID_MISMATCH: idMismatch,
  ACTION_ID_MISMATCH: idMismatch,
  FLOW_DUPLICATE_STATE: {
    message: (p: { state: string; firstLine: number }) =>
      `The state id "${p.state}" is used twice in this flow, first in line ${p.firstLine}`,
    remedy: 'Give one of the two states another id, and check which one the transitions should lead to',
  },
  MODEL_VERSION_UNKNOWN: {
    message: (p: { version: string; current: number }) =>
      `The document format "dialoom: ${p.version}" does not exist`,
    remedy: (p: { current: number }) =>
      `Write "dialoom: ${p.current}" in dialoom.yaml if the project uses the current format`,
  },
  MODEL_VERSION_TOO_NEW: {
    message: (p: { version: number; current: number }) =>
      `The project has document format ${p.version}; this version of Dialoom supports formats up to ${p.current}`,
    remedy: 'Update Dialoom, then open the project again; nothing was changed',
  },
  MODEL_VERSION_OLD: {
    message: (p: { version: number; current: number }) =>
      `The project has document format ${p.version}; this version of Dialoom uses format ${p.current}`,
    remedy:
      'Open the project in the studio or run "dialoom validate --migrate" to migrate it to the current format',
  },
  MODEL_MIGRATION_BLOCKED: {
    message: (p: { reason: string }) =>
      `The project cannot be migrated to the current document format: ${p.reason}`,
    remedy: 'Correct the file at this place and open the project again; nothing was changed',
  },
});
