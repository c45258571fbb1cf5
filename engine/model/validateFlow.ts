import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type SchemaFinding, zodProblems } from '../base/zodProblems.ts';
import { type Flow, flow, type State, state } from './flow.ts';

const header = flow.extend({ states: z.array(z.unknown()).default([]) });

/** Results of states by their raw value: YAML parsing keeps the identity of states whose text did not change. */
const knownStates = new WeakMap<object, Result<State, readonly SchemaFinding[]>>();

/** Validates a flow as its schema does, but each state only once as long as it does not change. */
export function validateFlow(value: Json): Result<Flow, readonly SchemaFinding[]> {
  const parsed = header.safeParse(value);
  const findings: SchemaFinding[] = parsed.success ? [] : [...zodProblems(parsed.error)];
  const raw = typeof value === 'object' && value !== null && 'states' in value ? value.states : undefined;
  const states: State[] = [];
  for (const [index, item] of (Array.isArray(raw) ? (raw as readonly Json[]) : []).entries()) {
    const result = validateState(item);
    if (result.ok) states.push(result.value);
    else findings.push(...result.error.map((finding) => below(index, finding)));
  }
  return parsed.success && findings.length === 0 ? ok({ ...parsed.data, states }) : err(findings);
}

function validateState(value: Json): Result<State, readonly SchemaFinding[]> {
  const key = typeof value === 'object' && value !== null ? value : undefined;
  const known = key === undefined ? undefined : knownStates.get(key);
  if (known !== undefined) return known;
  const parsed = state.safeParse(value);
  const result = parsed.success ? ok(parsed.data) : err(zodProblems(parsed.error));
  if (key !== undefined) knownStates.set(key, result);
  return result;
}

function below(index: number, finding: SchemaFinding): SchemaFinding {
  const field = finding.field === '' ? `states[${index}]` : `states[${index}].${finding.field}`;
  return { field, path: ['states', index, ...finding.path], message: finding.message };
}
