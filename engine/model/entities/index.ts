import { builtinKind } from './builtin/builtinKind.ts';
import { listKind } from './list/listKind.ts';
import { patternKind } from './pattern/patternKind.ts';
import { trainedKind } from './trained/trainedKind.ts';

/** The kinds of entities. A new one is a folder beside this file and one line here. */
export const entityKinds = [patternKind, listKind, trainedKind, builtinKind] as const;
