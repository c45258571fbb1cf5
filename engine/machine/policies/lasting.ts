// What cannot be taken back: it is not done on the word of a language model alone, or because words are similar.
import type { Reading } from '../../model/reading.ts';
import type { CompiledFlow, CompiledState } from '../compiledProject.ts';
import { runningState, topFrame } from '../frames.ts';
import type { TransitionContext } from '../transitionContext.ts';

/**
 * Whether what follows from a reading, before the customer is asked something else, cannot be taken back: a call that
 * changes something, an agent, the end of the conversation, a consent. For a flow, also if it calls such an action later.
 * Errors are not followed: they can happen anywhere.
 */
export function isLasting(
  context: TransitionContext,
  { kind, about }: Pick<Reading, 'kind' | 'about'>,
): boolean {
  const { project } = context;
  const { consentSlot } = project.policies.memory;
  if (kind === 'fact') return about === consentSlot;
  if (kind !== 'answer') {
    const flow = project.flows.get((kind === 'question' ? project.policies.questions.flow : about) ?? '');
    return flow !== undefined && isLastingFlow(context, flow);
  }
  const state = runningState(context);
  if (state?.node.ok !== true) return true;
  const { asks } = state.node.value;
  if (asks !== undefined && asks.slot === consentSlot) return true;
  const chosen = about === undefined ? undefined : state.on.get(about);
  const walk = walkOf(context, { pastQuestions: false, endLasts: endsConversation(context) });
  if (walk.isLastingState(state)) return true;
  return chosen === undefined ? walk.isLastingAfter(state) : walk.leadsToLasting(chosen);
}

function isLastingFlow(context: TransitionContext, { start }: CompiledFlow): boolean {
  if (start === undefined) return false;
  return (
    walkOf(context, { pastQuestions: false, endLasts: false }).leadsToLasting(start) ||
    walkOf(context, { pastQuestions: true, endLasts: false }).leadsToLasting(start)
  );
}

/**
 * Whether an answer does nothing but end the conversation or hand it over, at most after a last text.
 *
 * @param option - The outcome that is chosen.
 */
export function isLastWord(context: TransitionContext, option: string | undefined): boolean {
  const seen = new Set<CompiledState>();
  const ends = (state: CompiledState | undefined): boolean => {
    if (state?.node.ok !== true || seen.has(state)) return false;
    seen.add(state);
    const { leadsTo, ladder, outcomes } = state.node.value;
    if (leadsTo !== undefined)
      return leadsTo.type === 'handoff' || (leadsTo.type === 'end' && context.draft.frames.length === 1);
    const next = [...state.on].filter(
      ([outcome]) => outcomes.find(({ id }) => id === outcome)?.tone !== 'error',
    );
    return ladder === undefined && next.length > 0 && next.every(([, one]) => ends(one));
  };
  return option !== undefined && ends(runningState(context)?.on.get(option));
}

/** Whether the end of the running flow is the end of the conversation, or of what called it. */
function endsConversation(context: TransitionContext): boolean {
  return context.draft.frames.length === 1 || topFrame(context).cause === 'call';
}

interface WalkOptions {
  /** True: beyond states that wait for the customer, where only calls that change something count. */
  readonly pastQuestions: boolean;
  readonly endLasts: boolean;
}

/** A walk over the states that can follow; each is visited once. */
function walkOf({ project, draft }: TransitionContext, { pastQuestions, endLasts }: WalkOptions) {
  const seen = new Set<CompiledState>();
  const isLastingState = ({ node }: CompiledState): boolean => {
    if (!node.ok) return !pastQuestions;
    const { leadsTo } = node.value;
    switch (leadsTo?.type) {
      case 'action':
        return project.actions.get(leadsTo.action)?.changes !== false;
      case 'handoff':
        return !pastQuestions;
      case 'end':
        return !pastQuestions && endLasts;
      default:
        return false;
    }
  };
  /** Whether a state asks the customer; one whose slot is filled is passed. */
  const isQuestion = ({ node }: CompiledState): boolean => {
    if (!node.ok || node.value.ladder === undefined) return false;
    const { asks } = node.value;
    return asks === undefined || (draft.slots[asks.slot] ?? null) === null;
  };
  const leadsToLasting = (state: CompiledState): boolean => {
    if (seen.has(state)) return false;
    seen.add(state);
    if (!pastQuestions && isQuestion(state)) return false;
    return isLastingState(state) || isLastingAfter(state);
  };
  const isLastingAfter = (state: CompiledState): boolean => {
    const { node, on } = state;
    if (!node.ok) return !pastQuestions;
    const { leadsTo, outcomes } = node.value;
    const called = leadsTo?.type === 'flow' ? project.flows.get(leadsTo.flow) : undefined;
    const entered =
      leadsTo?.type === 'flow' && leadsTo.state ? called?.states.get(leadsTo.state) : called?.start;
    if (entered !== undefined && leadsToLasting(entered)) return true;
    return [...on].some(
      ([outcome, next]) =>
        outcomes.find(({ id }) => id === outcome)?.tone !== 'error' &&
        !isUnanswered(state, outcome) &&
        leadsToLasting(next),
    );
  };
  return { isLastingState, isLastingAfter, leadsToLasting };
}

/** Whether an outcome is that of a question that was not answered. */
function isUnanswered({ node }: CompiledState, outcome: string): boolean {
  return node.ok && node.value.ladder !== undefined && (outcome === 'no_match' || outcome === 'no_input');
}
