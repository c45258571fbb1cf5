import { createDocument } from './commands/documents/createDocument.ts';
import { deleteDocument } from './commands/documents/deleteDocument.ts';
import { setDocumentField } from './commands/documents/setDocumentField.ts';
import { changeFlowId } from './commands/flow/changeFlowId.ts';
import { createFlow } from './commands/flow/createFlow.ts';
import { deleteFlow } from './commands/flow/deleteFlow.ts';
import { duplicateFlow } from './commands/flow/duplicateFlow.ts';
import { setFlowField } from './commands/flow/setFlowField.ts';
import { setFlowStart } from './commands/flow/setFlowStart.ts';
import { deleteKnowledge } from './commands/project/deleteKnowledge.ts';
import { deleteSlot } from './commands/project/deleteSlot.ts';
import { replaceFileText } from './commands/project/replaceFileText.ts';
import { replaceKnowledge } from './commands/project/replaceKnowledge.ts';
import { setKnowledge } from './commands/project/setKnowledge.ts';
import { setManifestField } from './commands/project/setManifestField.ts';
import { setSlot } from './commands/project/setSlot.ts';
import { addQuestion } from './commands/question/addQuestion.ts';
import { removeQuestion } from './commands/question/removeQuestion.ts';
import { addState } from './commands/state/addState.ts';
import { changeStateId } from './commands/state/changeStateId.ts';
import { deleteStates } from './commands/state/deleteStates.ts';
import { duplicateStates } from './commands/state/duplicateStates.ts';
import { insertStateItem } from './commands/state/insertStateItem.ts';
import { moveStateItem } from './commands/state/moveStateItem.ts';
import { moveStates } from './commands/state/moveStates.ts';
import { pasteStates } from './commands/state/pasteStates.ts';
import { removeStateItem } from './commands/state/removeStateItem.ts';
import { renameOutcome } from './commands/state/renameOutcome.ts';
import { renameState } from './commands/state/renameState.ts';
import { setStateField } from './commands/state/setStateField.ts';
import { setLocaleText } from './commands/text/setLocaleText.ts';
import { setText } from './commands/text/setText.ts';
import { connectStates } from './commands/transition/connectStates.ts';
import { disconnectStates } from './commands/transition/disconnectStates.ts';
import { reconnectStates } from './commands/transition/reconnectStates.ts';
import { moveUtterance } from './commands/utterance/moveUtterance.ts';
import { removeUtterance } from './commands/utterance/removeUtterance.ts';
import { setOutOfScope } from './commands/utterance/setOutOfScope.ts';

/** Every command: the only ways in which a project changes. A new one is a file in `commands/` and a line here. */
export const commands = [
  createFlow,
  deleteFlow,
  duplicateFlow,
  changeFlowId,
  setFlowField,
  setFlowStart,
  addState,
  deleteStates,
  duplicateStates,
  pasteStates,
  moveStates,
  renameState,
  changeStateId,
  setStateField,
  insertStateItem,
  removeStateItem,
  moveStateItem,
  renameOutcome,
  connectStates,
  disconnectStates,
  reconnectStates,
  setText,
  setLocaleText,
  createDocument('intent'),
  setDocumentField('intent'),
  deleteDocument('intent'),
  removeUtterance,
  moveUtterance,
  setOutOfScope,
  createDocument('entity'),
  setDocumentField('entity'),
  deleteDocument('entity'),
  createDocument('action'),
  setDocumentField('action'),
  deleteDocument('action'),
  setSlot,
  deleteSlot,
  setManifestField,
  setKnowledge,
  replaceKnowledge,
  deleteKnowledge,
  addQuestion,
  removeQuestion,
  replaceFileText,
] as const;

/** Id of a command. */
export type CommandId = (typeof commands)[number]['id'];
