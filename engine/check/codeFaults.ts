import { parse } from 'acorn';
import { checkErrors } from './errors.ts';
import type { Fault } from './textFaults.ts';

/** What is wrong with the JavaScript of a script: it is none. Nothing of it is run. */
export function codeFaults(code: string): readonly Fault[] {
  try {
    parse(`'use strict';${code}`, {
      ecmaVersion: 2023,
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    });
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { readonly loc?: { readonly line: number } };
    const reason = error.message.replace(/ \(\d+:\d+\)$/, '');
    const params = { reason, line: loc?.line ?? 1 };
    return [{ make: (at) => checkErrors.FLOW_SCRIPT_SYNTAX(params, at), severity: 'error' }];
  }
}
