import type { AttachmentKind } from '../model/attachment.ts';
import type { EscalationTrigger } from '../model/documents/escalationRule.ts';
import { englishReadings } from './enReadings.ts';
import type { Speaker, Words } from './words.ts';

const { acts: actNames, dangers, reading: readingWords } = englishReadings;

const attachmentNames: Readonly<Record<AttachmentKind, string>> = {
  picture: 'a picture',
  voice: 'a voice message',
  video: 'a video',
  file: 'a file',
};

const nextSteps: Readonly<Record<Exclude<EscalationTrigger, 'state'>, string>> = {
  person_requested: 'Take over from where the conversation stopped; the customer wants to talk to a person',
  danger: 'Contact the customer at once; somebody may be in danger',
  sentiment: 'Acknowledge what went wrong, then continue from where the conversation stopped',
  urgency: 'Deal with what is urgent first, then continue from where the conversation stopped',
  confidence: 'Ask the customer what they need; the assistant was not sure about their last messages',
  keyword: 'Read the last message: it contains a keyword that needs an agent',
  turns: 'Take over from where the conversation stopped; it has gone on for a long time without a result',
  action_failed: 'Complete by hand what the system could not',
  action_slow: 'Check the system that did not answer in time, and continue by hand',
  restricted_topic: 'Discuss the topic with the customer yourself; the assistant is not allowed to',
  condition: 'Take over from where the conversation stopped',
  no_match: 'Ask the customer what they need; the assistant did not understand their last messages',
  loop: 'Continue by hand from where the conversation stopped, and report that the flow loops',
  error: 'Continue by hand from where the conversation stopped, and report the error',
};

const inARow = (messages: number): string => (messages === 1 ? '' : ` in ${messages} messages in a row`);
const last = (messages: number): string => (messages === 1 ? '' : 'last ');
const after = (p: { readonly durationMs?: number }, s: Speaker): string =>
  !('durationMs' in p) ? '' : ` after ${s.number(p.durationMs)} ms`;
const customer = (name: string | null): string => name ?? 'The customer';

/** The English words: for the studio, the command line, and desks that read English. */
export const englishWords: Words = {
  and: 'and',
  decimalPoint: '.',
  quotes: ['"', '"'],
  in: 'in',
  beginning: 'the beginning of the conversation',
  readings: englishReadings,
  triggers: {
    state: 'The flow reached an escalate state',
    person_requested: 'The customer asked for a person',
    danger: 'Somebody may be in danger',
    sentiment: 'The customer is upset',
    urgency: 'The customer cannot wait',
    confidence: 'The assistant was not sure what the customer wants',
    keyword: 'The customer used a keyword that needs an agent',
    turns: 'The conversation went on for too long without a result',
    action_failed: 'An action failed',
    action_slow: 'An action took too long',
    restricted_topic: 'The topic is reserved for agents',
    condition: 'A condition of the project was met',
    no_match: 'Too many messages were not understood',
    loop: 'The flow looped',
    error: 'Something in the flow failed',
  },
  ends: {
    resolved: 'The conversation has ended as resolved.',
    unresolved: 'The conversation has ended as unresolved.',
    escalated: 'Handed over to an agent. The conversation has ended.',
    ended: 'The conversation has ended.',
  },
  statements: {
    authored: ({ text }) => text,
    earlier_text: ({ text }) => text,
    error: (note, s) => s.error(note),

    done: (p, s) => `Done${after(p, s)}`,
    answered_with_status: (p, s) => `Answered with status ${p.status}${after(p, s)}`,
    answered_from: ({ sources }, s) => `Answered from ${s.list(sources)}`,
    answered_by: ({ model }) => `Answered by ${model}`,
    nothing_found: () => 'No passage found',
    best_passage_below: ({ score, threshold }, s) =>
      `Best passage scored ${s.number(score, 2)}, below ${s.number(threshold, 2)}`,
    no_passage_close: () => 'No passage of the knowledge base is close enough',
    flow_ended: ({ resolution }) => `Ended ${resolution}`,
    cancelled_by_customer: () => 'Cancelled by the customer',
    answer_refused: () => 'Explained why the answer was not accepted',
    suggestions_offered: () => 'Offered suggestions',
    asked_again: () => 'Asked again',

    person_requested: () => 'The customer asked for a person',
    danger: ({ danger }) => `Somebody may be in danger: ${dangers[danger]}`,
    not_understood: ({ messages }) =>
      messages === 1 ? 'A message was not understood' : `${messages} messages in a row were not understood`,
    negative_sentiment: ({ sentiment, below, messages: n }, s) =>
      `Negative sentiment${inARow(n)} (${last(n)}${s.number(sentiment, 2)}, below ${s.number(below)})`,
    urgent: ({ urgency, atLeast, messages: n }, s) =>
      `High urgency${inARow(n)} (${last(n)}${s.number(urgency, 2)}, at least ${s.number(atLeast)})`,
    low_confidence: ({ confidence, below, messages: n }, s) =>
      `Low intent confidence${inARow(n)} (${last(n)}${s.number(confidence, 2)}, below ${s.number(below)})`,
    keyword_used: ({ phrase }, s) => `The customer used the keyword ${s.quote(phrase)}`,
    restricted_topic: ({ intent, confidence }, s) =>
      `The customer brought up ${s.quote(s.intent(intent))} (confidence ${s.number(confidence, 2)}), a topic for agents only`,
    turns_without_result: ({ messages, over }) => `${messages} messages without a result, more than ${over}`,
    condition_holds: ({ when, values }, s) =>
      `Condition met: ${when}${values.length === 0 ? '' : ` (${values.map(({ name, value }) => `${name} is ${s.value(value)}`).join(', ')})`}`,
    action_failed: ({ action, times, detail }, s) =>
      times === 1
        ? `The action ${action} failed: ${s.say(detail)}`
        : `${times} calls failed, most recently the action ${action}: ${s.say(detail)}`,
    action_slow: ({ action, durationMs, limitMs }, s) =>
      `The action ${action} took ${s.number(durationMs)} ms, more than ${s.number(limitMs)} ms`,
    action_timed_out: ({ action, timeoutMs, limitMs }, s) =>
      `The action ${action} did not answer within ${s.number(timeoutMs)} ms; the limit is ${s.number(limitMs)} ms`,

    act_on_trigger: ({ trigger }) => nextSteps[trigger],
    go_on_from: ({ flow, state }, s) => `Continue with the customer from ${s.place(flow, state)}`,

    customer_wants: ({ name, intent, utterance }, s) =>
      `${customer(name)} wants ${s.quote(s.intent(intent))}, in their words: ${s.quote(utterance)}`,
    customer_wrote: ({ name, text }, s) => `${customer(name)} wrote: ${s.quote(text)}`,
    customer_silent: ({ name }) => `${customer(name)} has not said anything yet`,
    facts_known: ({ facts }, s) =>
      `Known: ${facts.map(({ slot, value }) => `${slot.replaceAll('_', ' ')} ${s.value(value)}`).join(', ')}`,
    stopped_at: ({ flow, state, reason }, s) => `It stopped at ${s.place(flow, state)}: ${s.say(reason)}`,

    escalated: ({ trigger, rule, reason }, s) =>
      rule === null
        ? `Escalated (${trigger}): ${s.say(reason)}`
        : `Escalated (${trigger}, rule ${rule}): ${s.say(reason)}`,
    rule_failed: ({ rule, error }, s) => `Rule ${rule} could not be evaluated: ${s.error(error)}`,
    message_refused: () => 'The message is not an answer to this state',
    other_question_answered: () => 'The message answers another question',
    asked_for_words: ({ kinds }, s) =>
      `Asked for words in place of ${s.list(kinds.map((kind) => attachmentNames[kind]))}`,
    suggestions_shown: () => 'Offered suggestions',
    still_waiting: () => 'Still waiting',
    question_repeated: () => 'The customer asked to hear the question again',
    customer_silent_for: ({ silences }) =>
      silences === 1
        ? 'The customer did not answer'
        : `The customer did not answer ${silences} times in a row`,
    slots_filled: ({ slots }, s) => `Filled ${s.list(slots)} from the message`,
    slots_expired: ({ slots }, s) => `Emptied ${s.list(slots)}: expired`,
    slot_corrected: ({ slot, backTo }, s) =>
      backTo === null
        ? `Corrected ${slot}`
        : `Corrected ${slot}, back to ${s.place(backTo.flow, backTo.state)}`,
    slot_emptied: ({ slot, backTo }, s) =>
      backTo === null ? `Emptied ${slot}` : `Emptied ${slot}, back to ${s.place(backTo.flow, backTo.state)}`,
    correction_too_late: ({ slot }) => `Too late to correct ${slot}`,
    customer_forgotten: () => 'Forgot the customer, as they asked',
    language_changed: ({ locale }) => `Switched to ${locale}, the language the customer writes in`,
    out_of_scope: ({ intent }, s) => `${s.quote(s.intent(intent))} is out of scope`,
    confirmation_asked: ({ reading }, s) =>
      `Asked for confirmation: ${readingWords({ ...reading, guards: [] }, s)}`,
    clarification_asked: ({ candidates }, s) =>
      `Asked which is meant: ${candidates.map(({ flow, confidence }) => `${s.flow(flow)} (${s.number(confidence, 2)})`).join(' or ')}`,
    neither_meant: () => 'Neither was meant',
    flow_called: ({ flow }, s) => `Calls ${s.flow(flow)}`,
    flow_left_for: ({ flow }, s) => `Goes to ${s.flow(flow)}`,
    flow_interrupts: ({ flow }, s) => `Interrupted by ${s.flow(flow)}`,
    flow_held: ({ flow }, s) => `${s.flow(flow)} has to wait: this flow must be finished first`,
    flow_queued: ({ flow }, s) => `${s.flow(flow)} is queued for afterwards`,
    flow_forbidden: ({ flow }, s) => `${s.flow(flow)} is not allowed to interrupt`,
    flow_running: ({ flow }, s) => `${s.flow(flow)} is already running`,
    flow_too_deep: ({ flow }, s) => `${s.flow(flow)} would be nested too deeply`,
    authentication_first: ({ flow }, s) => `Authentication first: ${s.flow(flow)}`,
    verification_first: ({ flow, slots }, s) => `${s.flow(flow)} first, to verify ${s.list(slots)}`,
    slots_verified: ({ slots }, s) => `Verified: ${s.list(slots)}`,
    flows_cancelled: ({ flows }, s) => `Cancelled ${s.list(flows.map(s.flow))}`,
    nothing_to_cancel: () => 'Nothing to cancel in the entry flow',
    message_read: ({ chosen }, s) =>
      chosen.length === 0
        ? 'Understood as nothing'
        : `Understood as ${s.list(chosen.map((one) => readingWords(one, s)))}`,
    act_answered: ({ act }) => `Answered the customer's ${actNames[act] ?? act}`,
    asked_about_assistant: ({ what }) =>
      what === 'bot' ? 'The customer asked who they are talking to' : 'The customer asked why this is asked',
    not_wanted: ({ what }) => `The customer does not want this: ${what}`,
    customer_needs_time: () => 'The customer needs a moment',
    customer_said_goodbye: () => 'The customer said goodbye',
    person_offered: () => 'Asked whether the customer wants a person',
    language_unavailable: ({ language }) =>
      `The customer asked for ${language}, which the project does not have`,
    action_done_before: ({ action }) => `${action} was already carried out with the same input`,

    nothing: () => 'nothing',
    value: ({ value }, s) => s.value(value),
    conversation_goes_on: () => 'continues',
    conversation_ends: ({ resolution }) => `ends as ${resolution}`,

    turn_missing: ({ customer: said }, s) => `The conversation ends before ${s.quote(said)} is said`,
    intent_differs: ({ customer: said, was, is }, s) =>
      `${s.quote(said)} is now understood as ${s.say(is)}, not ${s.say(was)}`,
    state_differs: ({ after: before, was, is }) => {
      const where = before === null ? 'The conversation' : `After ${before} the conversation`;
      if (is === null) return `${where} stops, where it went on to ${was}`;
      return was === null ? `${where} goes on to ${is}` : `${where} goes to ${is}, not to ${was}`;
    },
    action_differs: ({ was, is }) => {
      if (is === null) return `The call ${was} is no longer made`;
      return was === null ? `The call ${is} is new` : `The call is ${is}, not ${was}`;
    },
    text_differs: ({ was, is }) => {
      if (is === null) return `"${was}" is no longer said`;
      return was === null ? `"${is}" is said as well` : `"${is}" is said, not "${was}"`;
    },
    handoff_new: ({ reason }, s) => `The conversation is now handed over: ${s.say(reason)}`,
    handoff_missing: ({ reason }, s) =>
      `The conversation is no longer handed over, as it was: ${s.say(reason)}`,
    handoff_differs: ({ field, was, is }, s) =>
      `In the handoff packet ${field} is ${s.say(is)}, not ${s.say(was)}`,
    end_differs: ({ was, is }, s) => `The conversation ${s.say(is)} here; in the recording it ${s.say(was)}`,

    line_unfinished: ({ line }) => `Line ${line} was cut off while it was written, and is left out`,

    not_said: () => 'This was not said',
    was_said: () => 'This was said',
    something_said: () => 'Something was said',
    conversation_ended: () => 'The conversation has ended',
    conversation_active: () => 'The conversation has not ended',
    waits_elsewhere: () => 'The conversation waits in another state',
    states_entered: () => 'States were entered',
    state_not_entered: () => 'This state was not entered (at this point)',
    name_unknown: () => 'There is nothing with this name',
    slot_differs: () => 'The slot has another value',
    slot_verified: () => 'The slot is verified',
    slot_not_verified: () => 'The slot is not verified',
    memory_differs: () => 'Another value is remembered',
    intent_not_expected: () => 'Another intent was recognised',
    actions_called: () => 'Actions were called',
    action_not_called: () => 'The action was not called with this input',
    action_called_times: ({ times }) => (times === 1 ? 'It was called once' : `It was called ${times} times`),
    not_handed_over: () => 'The conversation was not handed over',
    handed_over: () => 'The conversation was handed over',
    handed_over_otherwise: () => 'The handoff is different',
    not_cited: () => 'It is not cited',
    not_offered: () => 'It cannot be tapped',
    list_not_empty: () => 'The list is not empty',
    locale_differs: () => 'The conversation continues in another language',
  },
  errors: {
    EXPRESSION_SYNTAX: (p) => `The expression \`${p.source}\` is invalid: ${p.message}`,
    EXPRESSION_FAILED: (p) => `The expression \`${p.source}\` could not be evaluated: ${p.message}`,
    TEMPLATE_SYNTAX: (p) => `The text template \`${p.source}\` is invalid: ${p.message}`,
    TEMPLATE_FILTER: (p) => `The filter ${p.filter} in \`${p.source}\` cannot work: ${p.reason}`,
    TEMPLATE_FAILED: (p) => `The text template \`${p.source}\` cannot be rendered: ${p.message}`,
    FLOW_CONDITION_NOT_BOOLEAN: (p) =>
      `The condition \`${p.expression}\` returned ${p.got} instead of true or false`,
    FLOW_SLOT_UNKNOWN: (p) =>
      p.slot === '' ? 'No slot is chosen' : `The slot ${p.slot} is not declared in this project`,
    FLOW_SLOT_VALUE: (p) => `${p.value} is not a valid value for the slot ${p.slot} of type ${p.type}`,
    FLOW_QUERY_NOT_TEXT: (p) => `The query \`${p.expression}\` returned ${p.got} instead of a text`,
    FLOW_ACCESS_NOT_LABELS: (p) =>
      `The access expression \`${p.expression}\` returned ${p.got} instead of access labels`,
    MACHINE_KIND_UNKNOWN: (p) => `This version does not know the node kind ${p.kind}`,
    MACHINE_STATE_UNUSABLE: (p) => `A ${p.kind} state is not set up correctly: ${p.findings}`,
    MACHINE_TRANSITION_DANGLING: (p) =>
      `The transition ${p.outcome} leads to ${p.target}, which does not exist`,
    MACHINE_START_MISSING: (p) => `The flow ${p.flow} has no start state`,
    MACHINE_FLOW_UNKNOWN: (p) =>
      p.flow === '' ? 'No flow is chosen' : `There is no flow ${p.flow} in this project`,
    MACHINE_STATE_UNKNOWN: (p) => `There is no state ${p.state} in the flow ${p.flow}`,
    MACHINE_OUTCOME_NOT_CONNECTED: (p) => `The outcome ${p.outcome} is not connected`,
    MACHINE_CALLS_TOO_DEEP: (p) => `Calling the flow ${p.flow} would nest more than ${p.depth} flows`,
    MACHINE_TEXT_MISSING: (p) => `The text ${p.key} is missing in the locale ${p.locale}`,
    MACHINE_COUNT_NOT_A_NUMBER: (p) => `The text ${p.key} needs a number as its count, but got ${p.value}`,
    MACHINE_NOT_AUTHENTICATED: () => 'The customer is not authenticated',
    MACHINE_SLOTS_NOT_VERIFIED: (p) => `These slots are not verified: ${p.slots}`,
    MACHINE_STEP_CRASHED: (p) => `A ${p.kind} state crashed: ${p.message}`,
    MACHINE_DONE_ALREADY: (p) =>
      `The action ${p.action} was already carried out with the value before the correction`,
    MACHINE_LOOP: (p) =>
      p.what?.includes('/') === true
        ? `The flow loops: ${p.what} was entered more than ${p.limit} times`
        : `The flow loops: more than ${p.limit} ${p.what} after one message`,
  },
};
