import { builtinKind } from './builtin/builtinKind.ts';
import { listKind } from './list/listKind.ts';
import { patternKind } from './pattern/patternKind.ts';
import { trainedKind } from './trained/trainedKind.ts';

/** The kinds of entities. To add one, create a folder beside this file and add a line here. */
export const entityKinds = [patternKind, listKind, trainedKind, builtinKind] as const;
