import {
  createDocumentCommand,
  deleteDocumentCommand,
  setDocumentFieldCommand,
} from './commands/documentCommands.ts';
import {
  changeFlowIdCommand,
  createFlowCommand,
  deleteFlowCommand,
  duplicateFlowCommand,
  setFlowFieldCommand,
  setFlowStartCommand,
} from './commands/flowCommands.ts';
import {
  deleteEnvironmentCommand,
  deleteKnowledgeCommand,
  deleteSlotCommand,
  replaceFileTextCommand,
  replaceKnowledgeCommand,
  setEnvironmentCommand,
  setKnowledgeCommand,
  setManifestFieldCommand,
  setSlotCommand,
} from './commands/projectCommands.ts';
import { addQuestionCommand, removeQuestionCommand } from './commands/questionCommands.ts';
import {
  addStateCommand,
  changeStateIdCommand,
  deleteStatesCommand,
  duplicateStatesCommand,
  moveStatesCommand,
  pasteStatesCommand,
  renameStateCommand,
  setStateFieldCommand,
} from './commands/stateCommands.ts';
import {
  insertStateItemCommand,
  moveStateItemCommand,
  removeStateItemCommand,
  renameOutcomeCommand,
} from './commands/stateItemCommands.ts';
import {
  addLocaleCommand,
  confirmTranslationsCommand,
  deleteLocaleCommand,
  deleteTextsCommand,
  importTextsCommand,
  setCountCommand,
  setLocaleTextCommand,
} from './commands/textCommands.ts';
import {
  connectStatesCommand,
  disconnectStatesCommand,
  reconnectStatesCommand,
} from './commands/transitionCommands.ts';
import {
  moveUtteranceCommand,
  removeUtteranceCommand,
  setOutOfScopeCommand,
} from './commands/utteranceCommands.ts';

/**
 * Every command: projects are changed only through these. To add one, write a file in `commands/` and add a line here.
 */
export const editCommands = [
  createFlowCommand,
  deleteFlowCommand,
  duplicateFlowCommand,
  changeFlowIdCommand,
  setFlowFieldCommand,
  setFlowStartCommand,
  addStateCommand,
  deleteStatesCommand,
  duplicateStatesCommand,
  pasteStatesCommand,
  moveStatesCommand,
  renameStateCommand,
  changeStateIdCommand,
  setStateFieldCommand,
  insertStateItemCommand,
  removeStateItemCommand,
  moveStateItemCommand,
  renameOutcomeCommand,
  connectStatesCommand,
  disconnectStatesCommand,
  reconnectStatesCommand,
  setCountCommand,
  setLocaleTextCommand,
  importTextsCommand,
  confirmTranslationsCommand,
  deleteTextsCommand,
  addLocaleCommand,
  deleteLocaleCommand,
  createDocumentCommand('intent'),
  setDocumentFieldCommand('intent'),
  deleteDocumentCommand('intent'),
  removeUtteranceCommand,
  moveUtteranceCommand,
  setOutOfScopeCommand,
  createDocumentCommand('entity'),
  setDocumentFieldCommand('entity'),
  deleteDocumentCommand('entity'),
  createDocumentCommand('action'),
  setDocumentFieldCommand('action'),
  deleteDocumentCommand('action'),
  setSlotCommand,
  deleteSlotCommand,
  setEnvironmentCommand,
  deleteEnvironmentCommand,
  setManifestFieldCommand,
  setKnowledgeCommand,
  replaceKnowledgeCommand,
  deleteKnowledgeCommand,
  addQuestionCommand,
  removeQuestionCommand,
  replaceFileTextCommand,
] as const;

/** Id of a command. */
export type CommandId = (typeof editCommands)[number]['id'];
