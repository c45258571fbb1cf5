import type { FieldDescriptor } from '../fieldDescriptor.ts';

/** A part of the project's policies as a form: what the studio's settings draw and the reference explains. */
export interface PolicyGroup {
  /** Key below `policies`; empty for the fields that stand there themselves. */
  readonly path: string;
  readonly label: string;
  /** What it is about, in a sentence. */
  readonly help: string;
  readonly fields: readonly FieldDescriptor[];
}
