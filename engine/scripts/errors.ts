import { defineErrors } from '../base/defineErrors.ts';

/** Errors of scripts. */
export const scriptErrors = defineErrors({
  SCRIPT_SYNTAX: {
    message: (p: { reason: string; line: number | null }) =>
      `The script has a syntax error${inLine(p.line)}: ${p.reason}`,
    remedy:
      'Correct the script, which is the body of a JavaScript function with the parameter "input", without import or await',
  },
  SCRIPT_INPUT_TOO_LARGE: {
    message: (p: { length: number; most: number }) =>
      `The script's input has ${p.length} characters as JSON; at most ${p.most} are allowed`,
    remedy: 'Pass only what the script needs',
  },
  SCRIPT_FAILED: {
    message: (p: { reason: string; line: number | null }) =>
      `The script failed${inLine(p.line)}: ${p.reason}`,
    remedy: 'Correct the script or its input',
  },
  SCRIPT_TIMEOUT: {
    message: (p: { timeoutMs: number }) => `The script was still running after ${p.timeoutMs} ms`,
    remedy: 'Look for an endless loop, reduce the work, or increase timeoutMs in the state',
  },
  SCRIPT_MEMORY: {
    message: (p: { memoryBytes: number }) =>
      `The script exceeded its memory limit of ${Math.round(p.memoryBytes / 1024)} KiB`,
    remedy: 'Look for a list or text that grows without limit, or reduce the data it holds at a time',
  },
  SCRIPT_OUTPUT_INVALID: {
    message: (p: { reason: string }) => `The value that the script returns cannot be stored: ${p.reason}`,
    remedy: 'Return plain data: texts, numbers, true, false, null, and lists or objects of these',
  },
  SCRIPT_ENGINE_FAILED: {
    message: (p: { reason: string }) => `The script could not be run: ${p.reason}`,
    remedy: 'Try again; if it happens every time, report it together with the script',
  },
});

function inLine(line: number | null): string {
  return line === null ? '' : ` in line ${line}`;
}
