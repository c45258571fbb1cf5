import { type DocumentKindName, documentKindOf } from '../../../engine/model/documentKinds.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
import { documentExamples } from './documentExamples.ts';

/** The examples of the documents reference as one project. */
export function projectOfExamples(): ProjectFiles {
  return Object.fromEntries(
    Object.entries(documentExamples).map(([kind, text]) => [
      documentKindOf(kind as DocumentKindName).example,
      text,
    ]),
  );
}
