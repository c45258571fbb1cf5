// Commands on test questions to the knowledge base.

import { z } from 'zod';
import { questionsPath } from '../../model/documentKinds.ts';
import { testQuestion } from '../../model/documents/questionSet.ts';
import { languageTag } from '../../model/identifier.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import { defineCommand } from '../defineCommand.ts';
import { editDocument, wholeDocument } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';

/** Id of a set of test questions, as its file name says it: never a path out of `tests/`. */
const questionSetId = z.string().regex(/^[^./\\][^/\\]*$/, {
  error: 'must be a name without slashes that does not begin with a dot',
});

/** Adds a test question to the end of a set, `tests/<set>.questions.yaml`; makes the set where there is none. */
export const addQuestionCommand = defineCommand({
  id: 'question.add',
  label: 'Add test question',
  params: z.strictObject({ set: questionSetId, question: testQuestion }),
  apply: (workspace, { set, question: { ask, expect, locale } }) => {
    const value = { ask, expect, ...(locale === undefined ? {} : { locale }) };
    const file = questionsPath(set);
    if (workspace.files[file] === undefined) return { texts: { [file]: writeYaml({ questions: [value] }) } };
    const { questions } = wholeDocument(workspace, 'questions', set).value;
    if (questions.some((known) => known.ask === ask && known.locale === locale))
      throw editErrors.EDIT_EXISTS({ what: 'test question', id: ask }, { location: { file } });
    return {
      texts: editDocument(workspace, 'questions', set, [
        { op: 'insert', path: ['questions'], index: questions.length, value },
      ]),
    };
  },
});

/** Takes a test question out of its set, by its words and language; with the last one its file goes. */
export const removeQuestionCommand = defineCommand({
  id: 'question.remove',
  label: 'Remove test question',
  params: z.strictObject({ set: questionSetId, ask: z.string().min(1), locale: languageTag.optional() }),
  apply: (workspace, { set, ask, locale }) => {
    const file = questionsPath(set);
    const { questions } = wholeDocument(workspace, 'questions', set).value;
    const index = questions.findIndex((question) => question.ask === ask && question.locale === locale);
    if (index < 0)
      throw editErrors.EDIT_NOT_FOUND({ what: 'test question', id: ask }, { location: { file } });
    if (questions.length === 1) return { texts: { [file]: null } };
    return {
      texts: editDocument(workspace, 'questions', set, [{ op: 'delete', path: ['questions', index] }]),
    };
  },
});
