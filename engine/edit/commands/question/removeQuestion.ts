import { z } from 'zod';
import { questionsPath } from '../../../model/documentKinds.ts';
import { languageTag } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, wholeDocument } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import { questionSetId } from './questionSetId.ts';

/** Takes a test question out of its set, by its words and language; with the last one its file goes. */
export const removeQuestion = defineCommand({
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
