import { defineErrors } from '../base/defineErrors.ts';

/** Everything that can go wrong with a script. */
export const scriptErrors = defineErrors({
  SCRIPT_SYNTAX: {
    message: (p: { reason: string; line: number | null }) =>
      `The script cannot be read${inLine(p.line)}: ${p.reason}`,
    remedy: 'Correct the script; it is the body of a JavaScript function of "input", without import or await',
  },
  SCRIPT_INPUT_TOO_LARGE: {
    message: (p: { length: number; most: number }) =>
      `The script's input has ${p.length} characters as JSON; at most ${p.most} are taken`,
    remedy: 'Give the script only the parts that it needs',
  },
  SCRIPT_FAILED: {
    message: (p: { reason: string; line: number | null }) =>
      `The script failed${inLine(p.line)}: ${p.reason}`,
    remedy: 'Correct the script, or what it is given as input',
  },
  SCRIPT_TIMEOUT: {
    message: (p: { timeoutMs: number }) => `The script was still running after ${p.timeoutMs} ms`,
    remedy: 'Look for a loop that does not end, do less in it, or raise timeoutMs in the state',
  },
  SCRIPT_MEMORY: {
    message: (p: { memoryBytes: number }) =>
      `The script took more memory than the ${Math.round(p.memoryBytes / 1024)} KiB it may have`,
    remedy: 'Look for a list or text that grows without end, or keep less at a time',
  },
  SCRIPT_OUTPUT_INVALID: {
    message: (p: { reason: string }) => `What the script returns cannot be kept: ${p.reason}`,
    remedy: 'Return plain data: texts, numbers, true, false, null, lists and objects of these',
  },
  SCRIPT_ENGINE_FAILED: {
    message: (p: { reason: string }) => `The script could not be run: ${p.reason}`,
    remedy: 'Try again; when it happens every time, report it with the script',
  },
});

function inLine(line: number | null): string {
  return line === null ? '' : ` in line ${line}`;
}
