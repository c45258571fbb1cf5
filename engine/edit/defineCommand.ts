import { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { zodProblems } from '../base/zodProblems.ts';
import { editErrors } from './errors.ts';
import type { FileTexts } from './fileChange.ts';
import type { Workspace } from './workspace.ts';

/** Path of a value inside a document or a state: `['options', 1, 'label']`. */
export const valuePath = z.array(z.union([z.string(), z.number().int().min(0)])).min(1);

/** A place on the canvas, in canvas units. */
export const point = z.strictObject({ x: z.number(), y: z.number() });

/** An outcome of a state. */
export const port = z.strictObject({ state: z.string().min(1), outcome: z.string().min(1) });

/** What a command does. */
export interface CommandOutcome {
  readonly texts: FileTexts;
  /** Ids of what it made, in order, so that the caller can select it. */
  readonly created?: readonly string[];
}

/** A command as it is written down. */
export interface CommandDefinition<Id extends string, P extends z.ZodType> {
  /** `state.add` */
  readonly id: Id;
  /** For "Undo …" and the command palette: `Add state`. */
  readonly label: string | ((params: z.output<P>) => string);
  readonly params: P;
  /** Commands with the same key in a row become one step of undo: typing in one field. Absent: each is its own step. */
  readonly mergeKey?: (params: z.output<P>) => string;
  /** True for the text editor only: it may leave a document broken, as people do while they type. */
  readonly mayBreak?: boolean;
  /**
   * Pure: from the workspace to new texts.
   * @throws AppError EDIT_… or YAML_EDIT_… when it cannot be done; then nothing is changed.
   */
  readonly apply: (workspace: Workspace, params: z.output<P>) => CommandOutcome;
}

/** A command with params that were validated. */
export interface BoundCommand {
  readonly label: string;
  readonly mergeKey: string | undefined;
  readonly mayBreak: boolean;
  readonly apply: (workspace: Workspace) => CommandOutcome;
}

/** A command of the registry. */
export interface Command<Id extends string = string, P extends z.ZodType = z.ZodType> {
  readonly id: Id;
  readonly params: P;
  /** Validates params; the error is EDIT_PARAMS_INVALID. */
  readonly bind: (params: unknown) => Result<BoundCommand>;
}

/** Declares a command, for the list in `commands.ts`. */
export function defineCommand<const Id extends string, P extends z.ZodType>(
  definition: CommandDefinition<Id, P>,
): Command<Id, P> {
  const { id, label, params: schema, mergeKey, mayBreak = false, apply } = definition;
  return {
    id,
    params: schema,
    bind: (raw) => {
      const parsed = schema.safeParse(raw);
      if (!parsed.success) {
        const [first] = zodProblems(parsed.error);
        const finding =
          first === undefined ? 'the params do not fit' : `${first.field} ${first.message}`.trim();
        return err(editErrors.EDIT_PARAMS_INVALID({ command: id, finding }));
      }
      const params = parsed.data;
      const key = mergeKey?.(params);
      return ok({
        label: typeof label === 'string' ? label : label(params),
        mergeKey: key === undefined ? undefined : `${id}:${key}`,
        mayBreak,
        apply: (workspace) => apply(workspace, params),
      });
    },
  };
}
