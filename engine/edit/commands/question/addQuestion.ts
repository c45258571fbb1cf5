import { z } from 'zod';
import { questionsPath } from '../../../model/documentKinds.ts';
import { testQuestion } from '../../../model/questionSet.ts';
import { writeYaml } from '../../../model/yaml/renderYaml.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, wholeDocument } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import { questionSetId } from './questionSetId.ts';

/** Adds a test question to the end of a set, `tests/<set>.questions.yaml`; makes the set where there is none. */
export const addQuestion = defineCommand({
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
