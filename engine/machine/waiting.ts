// What the conversation waits for, as data for understanding.
import { entityOfSlot } from '../kit/slotValues.ts';
import type { Reading } from '../model/reading.ts';
import { propose } from '../readings/propose.ts';
import type { IntentMeaning, ModelScope, Waiting, WaitingSlot } from '../readings/waiting.ts';
import { runningState } from './frames.ts';
import { isLasting } from './policies/lasting.ts';
import { StepScope } from './stepScope.ts';
import type { TransitionContext } from './transitionContext.ts';

const meaningless: IntentMeaning = { kind: 'none' };

/** What the conversation waits for now. */
export function waitingOf(context: TransitionContext): Waiting {
  const { draft, project } = context;
  const { policies, understanding } = project;
  const state = runningState(context);
  const node = state?.node.ok === true ? state.node.value : undefined;
  const askedBy = askedStates(context);
  const upcoming = upcomingEntities(context);
  return {
    expectation: expectationOf(context),
    prompt: draft.prompt?.text ?? '',
    claims: node?.claims ?? [],
    asked: node?.asks?.slot,
    slots: understanding.slots.map((one): WaitingSlot => {
      const asking = askedBy.get(one.slot);
      const entity = entityOfSlot(one.definition, asking?.entity);
      return {
        ...one,
        entity,
        value: draft.slots[one.slot] ?? null,
        asked: askedBy.has(one.slot),
        upcoming: upcoming.get(one.slot),
      };
    }),
    running: draft.frames.map(({ flow }) => flow),
    meaningOf: (intent) => understanding.meanings.get(intent) ?? meaningless,
    threshold: policies.intentThreshold,
    corrections: policies.corrections.enabled,
    safety: policies.safety.enabled,
    locale: draft.locale,
    model: policies.languageModel.enabled ? modelScope(context) : undefined,
  };
}

/** What a language model may propose here. */
function modelScope(context: TransitionContext): ModelScope {
  const { flowByIntent, policies, understanding } = context.project;
  const flows = [...flowByIntent]
    .filter(
      ([intent, { start }]) => start !== undefined && understanding.meanings.get(intent)?.kind === 'flow',
    )
    .map(([, flow]) => flow);
  return {
    flows: [...new Set(flows)].map(({ id, name, description }) => ({ flow: id, name, description })),
    questions: policies.questions.flow !== undefined,
    isLasting: (reading) => isLasting(context, reading),
  };
}

/** What the waiting state expects. */
export function expectationOf(context: TransitionContext): Waiting['expectation'] {
  const state = runningState(context);
  if (state?.node.ok !== true) return null;
  try {
    return state.node.value.expects(new StepScope(context, { type: 'reprompt', times: 1 }));
  } catch {
    // The failure is handled when the state actually runs.
    return null;
  }
}

/** The states that asked for slots, by slot, in the running flows; the running frame first. */
function askedStates({
  draft,
  project,
}: TransitionContext): ReadonlyMap<string, { readonly entity: string | undefined }> {
  const found = new Map<string, { readonly entity: string | undefined }>();
  for (const { flow, asked } of draft.frames.toReversed()) {
    for (const [slot, id] of Object.entries(asked ?? {})) {
      if (found.has(slot)) continue;
      const node = project.flows.get(flow)?.states.get(id)?.node;
      found.set(slot, {
        entity: node?.ok === true && node.value.asks?.slot === slot ? node.value.asks.entity : undefined,
      });
    }
  }
  return found;
}

const noEntities: ReadonlyMap<string, string> = new Map();

/**
 * The entities from which the running flow, those it calls, and those that called it will read slots. The entry flow
 * calls whatever customers may ask for, so it says nothing about what comes.
 */
function upcomingEntities({ project, draft }: TransitionContext): ReadonlyMap<string, string> {
  const { flows, manifest } = project;
  const running = draft.frames.map(({ flow }) => flow).filter((flow) => flow !== manifest.entryFlow);
  if (running.length === 0) return flows.get(draft.frames.at(-1)?.flow ?? '')?.reads ?? noEntities;
  const found = new Map<string, string>();
  const ids = new Set(running.toReversed());
  // Iterating a set visits elements added during the iteration.
  for (const id of ids) {
    const flow = flows.get(id);
    for (const [slot, entity] of flow?.reads ?? noEntities) if (!found.has(slot)) found.set(slot, entity);
    for (const called of flow?.calls ?? []) ids.add(called);
  }
  return found;
}

/** Every way to understand the customer's last message here. */
export function readingsOf(context: TransitionContext): readonly Reading[] {
  const { message } = context.draft;
  return message === null ? [] : propose(message, waitingOf(context));
}
