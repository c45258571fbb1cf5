import { type DocumentKindName, documentKind } from '../model/documentKinds.ts';
import { editErrors } from './errors.ts';

/**
 * Makes sure that a path lies inside the project and is a document of the kinds wanted.
 *
 * @throws AppError EDIT_PATH_NOT_ALLOWED.
 */
export function assertProjectPath(path: string, kinds: readonly DocumentKindName[], expected: string): void {
  const isClean =
    !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && !part.startsWith('.'));
  if (isClean && kinds.includes(documentKind(path).definition.kind)) return;
  throw editErrors.EDIT_PATH_NOT_ALLOWED({ path, expected }, { location: { file: path } });
}
