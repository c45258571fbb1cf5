import { defineCommand } from '../../defineCommand.ts';
import { editDocument } from '../../documentEdits.ts';
import { findUtterance } from './findUtterance.ts';
import { utterancePlace } from './utterancePlace.ts';

/** Takes an utterance out of an intent, or out of the out-of-scope messages. Of repeated ones it takes the first. */
export const removeUtterance = defineCommand({
  id: 'utterance.remove',
  label: 'Remove utterance',
  params: utterancePlace,
  apply: (workspace, place) => {
    const { kind, id, list, index } = findUtterance(workspace, place);
    return { texts: editDocument(workspace, kind, id, [{ op: 'delete', path: [...list, index] }]) };
  },
});
