import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import { isRestatement, isTakenBack } from '../../kit/corrections.ts';
import { hasRole } from '../../kit/hasRole.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { askedSlot } from '../askedSlot.ts';
import type { CompiledState } from '../compiledProject.ts';
import { digestOf } from '../digestOf.ts';
import { changesSomething } from '../doneActions.ts';
import { enterState, replaceTop, topFrame } from '../frames.ts';
import { isPartOfAnother } from '../isPartOfAnother.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { StepScope } from '../stepScope.ts';
import { canBegin } from './beginDigression.ts';
import { findCorrection } from './findCorrection.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { slotLabel } from './slotNames.ts';
import { wantedFlow } from './wantedFlow.ts';

/**
 * Takes back what the customer said before: the value is changed, and the flow walked again from the state that asked
 * for it. What is known is not asked again, and what was carried out with the same input is not carried out again.
 * When something that changes things was carried out with the value, it is too late: nothing is changed.
 */
export const correction: MessagePolicy = {
  name: 'correction',
  apply: (run, message) => {
    const { enabled, acknowledgement, tooLate } = run.project.policies.corrections;
    if (!enabled || message.value !== undefined) return false;
    const found = findCorrection(run, message);
    if (found === undefined || bringsUpAnother(run, message)) return false;
    const { slot, value } = found;
    const frame = topFrame(run);
    const states = run.project.flows.get(frame.flow)?.states;
    const asked = states?.get(frame.asked?.[slot] ?? '');
    const { slots } = run.draft;
    run.draft.failures = 0;
    run.draft.slots = { ...slots, [slot]: value };
    if (asked !== undefined && isTooLate(run, asked)) {
      run.draft.slots = slots;
      sayPolicyText(run, tooLate);
      putQuestionAgain(run, { code: 'correction_too_late', params: { slot } });
      return true;
    }
    const code = value === null ? 'slot_emptied' : 'slot_corrected';
    if (value !== null) {
      sayPolicyText(run, acknowledgement, { names: { slot: slotLabel(run, slot), value } });
    }
    if (asked === undefined) {
      putQuestionAgain(run, { code, params: { slot, backTo: null } });
      return true;
    }
    const backTo = { flow: asked.flow, state: asked.id };
    recordStep(run, 'policy', null, { code, params: { slot, backTo } });
    fillAskedSlot(run, message, slot);
    enterState(run, asked);
    // Who corrects on the way back still has the first way before them.
    replaceTop(run, { ...topFrame(run), rewalking: frame.rewalking ?? frame.state });
    return true;
  },
};

/** "Wait, where is my other order?" is another wish, unless the message says outright that it puts something right. */
function bringsUpAnother(run: Run, { text, nlu }: LastMessage): boolean {
  const wanted = wantedFlow(run, nlu);
  return wanted !== undefined && canBegin(run, wanted.flow) && !isRestatement(text);
}

/** The same message may answer the question too ("Sorry, size 9, and my e-mail is …"): then it is not asked again. */
function fillAskedSlot(run: Run, { text, nlu }: LastMessage, corrected: string): void {
  const asked = askedSlot(run);
  if (asked?.definition === undefined || asked.entity === undefined) return;
  const { slot, definition, entity } = asked;
  const isSame = run.project.slots.get(corrected)?.entity === entity;
  if (isSame && definition.role === undefined) return;
  for (const mention of nlu.entities) {
    if (mention.entity !== entity || isTakenBack(text, mention.start)) continue;
    if (!hasRole(definition, mention, !isSame)) continue;
    if (definition.type === 'number' && isPartOfAnother(run, mention, nlu.entities, undefined)) continue;
    const value = coerceSlotValue(definition, mention.value);
    if (value === undefined) continue;
    run.draft.slots = { ...run.draft.slots, [slot]: value };
    return;
  }
}

/** Whether a state that can be reached from one has changed something with an input that is another one now. */
function isTooLate(run: Run, from: CompiledState): boolean {
  const { done } = topFrame(run);
  if (done === undefined) return false;
  const ahead = reachable(from);
  return Object.entries(done).some(([id, digest]) => {
    if (!changesSomething(run, digest)) return false;
    const state = [...ahead].find((one) => one.id === id);
    return state !== undefined && digestNow(run, state) !== digest;
  });
}

function reachable(from: CompiledState): ReadonlySet<CompiledState> {
  const found = new Set([from]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const state of found) {
    for (const next of state.on.values()) found.add(next);
  }
  return found;
}

/** The digest of the call that a state would ask for now; undefined when it would not, or cannot say. */
function digestNow(run: Run, state: CompiledState): string | undefined {
  if (!state.node.ok) return undefined;
  try {
    const { next } = state.node.value.step(new StepScope(run, { type: 'enter' }));
    return next.type === 'request' && next.effect.type === 'run_action'
      ? digestOf(next.effect.action, next.effect.input)
      : undefined;
  } catch {
    return undefined;
  }
}
