import type { ParsedProject } from '../../engine/model/parsedProject.ts';

/** A flow whose file is there but cannot be read. */
export interface BrokenFlow {
  readonly id: string;
  /** Its name, if the file still says it. */
  readonly name: string;
}

/** The flows whose files cannot be read. */
export function brokenFlows(parsed: ParsedProject): readonly BrokenFlow[] {
  return Object.values(parsed.documents)
    .filter(({ kind, value }) => kind === 'flow' && value === undefined)
    .map(({ id, text }) => ({ id, name: /^name:[ \t]*["']?([^"'\n#]+)/m.exec(text)?.[1]?.trim() ?? id }));
}
