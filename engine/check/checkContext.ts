import type { AppError } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import type { SchemaFinding } from '../base/zodProblems.ts';
import type { BoundNode, NodeKind, NodeRegistry } from '../kit/defineNode.ts';
import type { Flow, State } from '../model/documents/flow.ts';

import type { Project } from '../model/project.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';

/** Where a value stands in its file; undefined when the file cannot tell. */
export type Locate = (
  file: string,
  path: YamlPath,
) => { readonly line: number; readonly column: number } | undefined;

/** A state with everything the rules ask of it. */
export interface CheckedState {
  readonly flow: Flow;
  readonly state: State;
  /** Place in `flow.states`. */
  readonly index: number;
  readonly kind: NodeKind | undefined;
  /** Undefined when the kind is unknown or the data does not fit it. */
  readonly bound: BoundNode | undefined;
  /** Why the data does not fit the kind. */
  readonly findings: readonly SchemaFinding[];
  readonly data: JsonObject;
}

/** What a rule looks at, and how it reports. */
export interface CheckContext {
  readonly project: Project;
  readonly registry: NodeRegistry;
  readonly states: readonly CheckedState[];
  readonly locate: Locate;
  /** Whether a file is there, be it broken: what it would say is then not missing. */
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

/** A catalogue entry waiting for its location. */
export type MakeError = (occurrence: { readonly location: AppError['location'] & object }) => AppError;

/** One thing that is checked. */
export type Rule = (context: CheckContext) => void;
