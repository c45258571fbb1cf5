import type { AppError } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import type { SchemaFinding } from '../base/zodProblems.ts';
import type { BoundNode, NodeKind, NodeRegistry } from '../kit/defineNode.ts';
import type { Flow, State } from '../model/documents/flow.ts';

import type { Project } from '../model/project.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';

/** Finds the place of a value in its file; undefined if it cannot be located. */
export type Locate = (
  file: string,
  path: YamlPath,
) => { readonly line: number; readonly column: number } | undefined;

/** A state with everything the rules need. */
export interface CheckedState {
  readonly flow: Flow;
  readonly state: State;
  /** Index in `flow.states`. */
  readonly index: number;
  readonly kind: NodeKind | undefined;
  /** Undefined if the kind is unknown or the data is invalid. */
  readonly bound: BoundNode | undefined;
  /** Why the data is invalid. */
  readonly findings: readonly SchemaFinding[];
  readonly data: JsonObject;
}

/** The input of a rule, and its functions for reporting. */
export interface CheckContext {
  readonly project: Project;
  readonly registry: NodeRegistry;
  readonly states: readonly CheckedState[];
  readonly locate: Locate;
  /** Whether a file exists, valid or not: a broken one must not be reported as missing. */
  readonly isThere: (file: string) => boolean;
  /** Reports a finding in a document. */
  readonly report: (file: string, path: YamlPath, make: MakeError, severity?: 'error' | 'warning') => void;
  /** Reports a finding in a state; `path` starts inside the state. */
  readonly reportState: (
    state: CheckedState,
    path: YamlPath,
    make: MakeError,
    severity?: 'error' | 'warning',
  ) => void;
}

/** An error that still needs its location. */
export type MakeError = (occurrence: { readonly location: AppError['location'] & object }) => AppError;

/** One rule of the checks. */
export type Rule = (context: CheckContext) => void;
