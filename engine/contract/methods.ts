import type { z } from 'zod';
import { actionMethods } from './methods/actionMethods.ts';
import { appMethods } from './methods/appMethods.ts';
import { bundleMethods } from './methods/bundleMethods.ts';
import { encoderMethods } from './methods/encoderMethods.ts';
import { exchangeMethods } from './methods/exchangeMethods.ts';
import { knowledgeMethods } from './methods/knowledgeMethods.ts';
import { nluMethods } from './methods/nluMethods.ts';
import { projectMethods } from './methods/projectMethods.ts';
import { recordingMethods } from './methods/recordingMethods.ts';
import { simulatorMethods } from './methods/simulatorMethods.ts';
import { taskMethods } from './methods/taskMethods.ts';

/** Every request that the renderer can make to the host. */
export const methods = {
  ...appMethods,
  ...projectMethods,
  ...simulatorMethods,
  ...nluMethods,
  ...actionMethods,
  ...exchangeMethods,
  ...knowledgeMethods,
  ...encoderMethods,
  ...recordingMethods,
  ...bundleMethods,
  ...taskMethods,
};

export type MethodName = keyof typeof methods;
/** Params as the caller passes them. */
export type MethodParams<M extends MethodName> = z.input<(typeof methods)[M]['params']>;
/** Params as the host receives them, parsed. */
export type ParsedParams<M extends MethodName> = z.output<(typeof methods)[M]['params']>;
export type MethodResult<M extends MethodName> = z.output<(typeof methods)[M]['result']>;
