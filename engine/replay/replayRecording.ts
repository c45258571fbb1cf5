import { AppError } from '../base/appError.ts';
import type { Clock } from '../base/ports.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { fireTimer } from '../conversation/fireTimer.ts';
import { handleMessage } from '../conversation/handleMessage.ts';
import type { LogEntry } from '../conversation/session.ts';
import { startConversation } from '../conversation/startConversation.ts';
import { type ConversationEvent, singleMessages } from '../kit/conversationEvent.ts';
import { isRequest, type RequestEffect } from '../kit/effect.ts';
import { type AnswerRequest, performLive, requestKindOf } from '../requests/requestRegistry.ts';
import { compareTurns, sideOf, type TurnView, turnViews } from './compareTurns.ts';
import type { Recording } from './recording.ts';
import type { Difference, ReplayReport, ReplayTurn } from './replayReport.ts';

/** The recorded answer of a request. */
type Answer = Exclude<ConversationEvent, { type: 'start' | 'message' | 'timer' }>;

/**
 * Answers requests from the recording: with the answers to the same request, in order, failures included. The kind of
 * the request defines which requests are the same, and how unrecorded ones are answered; see `RecordPolicy`.
 */
export function recordedAnswers({ log }: Recording): AnswerRequest {
  const keyById = new Map<string, string>();
  const answers = new Map<string, Answer[]>();
  for (const entry of log) {
    if (entry.entry === 'effect' && isRequest(entry.effect)) {
      const key = keyOf(entry.effect);
      if (key !== null) keyById.set(entry.effect.id, key);
    } else if (entry.entry === 'event' && isAnswer(entry.event)) {
      const key = keyById.get(entry.event.id);
      if (key !== undefined) answers.set(key, [...(answers.get(key) ?? []), entry.event]);
    }
  }
  return async (request, live) => {
    const { type, id: _, ...data } = request;
    const { record } = requestKindOf(type);
    if (record.replay === 'live') return performLive(request, live);
    const answer = answers.get(`${type} ${record.key(data)}`)?.shift();
    if (answer === undefined) return record.missing(data, live);
    if (answer.type === 'request_failed') throw AppError.fromJSON(answer.error);
    return answer.result;
  };
}

/** Null for kinds whose recorded answers are not used. */
function keyOf({ type, id: _, ...data }: RequestEffect): string | null {
  const { record } = requestKindOf(type);
  return record.replay === 'live' ? null : `${type} ${record.key(data)}`;
}

function isAnswer(event: ConversationEvent): event is Answer {
  return 'id' in event && event.type !== 'timer';
}

/** A clock that shows the times of a recording. */
export interface RecordedClock extends Clock {
  /** Moves to the first event of a turn. */
  readonly beginTurn: (turn: number) => void;
}

/** Creates the clock: each reading returns the time of the turn's next event, or of its last one. */
function recordedClock({ header, log }: Recording): RecordedClock {
  const times = new Map<number, number[]>();
  for (const entry of log) {
    if (entry.entry !== 'event') continue;
    const turn = times.get(entry.turn) ?? [];
    turn.push(entry.event.at);
    times.set(entry.turn, turn);
  }
  let current: readonly number[] = [];
  let position = 0;
  let last = header.startedAt;
  return {
    beginTurn: (turn) => {
      current = times.get(turn) ?? [];
      position = 0;
    },
    now: () => {
      last = current[position] ?? last;
      position += 1;
      return last;
    },
  };
}

type StartEvent = Extract<ConversationEvent, { type: 'start' }>;

/**
 * Replays the customer's side of a recording against a project. Understanding and knowledge are those of the current
 * project; requests get their recorded answers (see `recordedAnswers`) at their recorded times. A message with masked
 * values keeps its recorded understanding, and every message what a language model made of it.
 *
 * @param engine - The project. Its clock is not used, and only those of its ports that the kind of a request allows.
 * @returns Both sides of every turn and their differences. The same project gives no difference.
 */
export async function replayRecording(
  engine: ConversationEngine,
  recording: Recording,
): Promise<ReplayReport> {
  const { intentThreshold } = engine.compiled.policies;
  const recorded = turnViews(recording.log, intentThreshold);
  const replayed = turnViews(await rerun(engine, recording), intentThreshold);
  const last = Math.max(...recorded.keys());
  const turns: ReplayTurn[] = [...recorded].map(([turn, was]) => {
    const is = replayed.get(turn);
    const unfinished = turn === last && !recording.complete;
    return {
      turn,
      customer: was.customer,
      recorded: was.side,
      replayed: is?.side ?? null,
      differences: unfinished ? [] : [...differencesOf(turn, was, is)],
    };
  });
  const firstDifference = turns.flatMap((turn) => turn.differences)[0] ?? null;
  return {
    recordingId: recording.header.id,
    same: firstDifference === null,
    firstDifference,
    turns,
    notes: [...recording.notes],
  };
}

function differencesOf(turn: number, was: TurnView, is: TurnView | undefined): readonly Difference[] {
  if (is !== undefined) return compareTurns(turn, was, is);
  const customer = was.customer ?? '';
  const explanation = { code: 'turn_missing', params: { customer } } as const;
  const [recorded, replayed] = [sideOf(customer), sideOf(undefined)];
  return [{ turn, kind: 'missing_turn', path: 'turn', recorded, replayed, explanation }];
}

/** The input of the recorded start; older recordings have none. */
function recordedStart(log: readonly LogEntry[]): Pick<StartEvent, 'seed' | 'customer' | 'memory' | 'place'> {
  for (const entry of log) {
    if (entry.entry === 'event' && entry.event.type === 'start') return entry.event;
  }
  return { seed: 0, customer: { id: null, authenticated: false }, memory: {} };
}

/** Plays the customer's side again and returns the new log. */
async function rerun(engine: ConversationEngine, recording: Recording): Promise<readonly LogEntry[]> {
  const { header, log } = recording;
  const clock = recordedClock(recording);
  const { seed, customer, memory, place } = recordedStart(log);
  const random = { next: () => seed / 2 ** 31 };
  const replaying = {
    ...engine,
    clock,
    random,
    memory: null,
    answer: recordedAnswers(recording),
  };
  clock.beginTurn(0);
  const { id, source } = header;
  const { locale = header.locale, timeZone } = place ?? {};
  let { session } = await startConversation(replaying, { id, locale, timeZone, source, customer, memory });
  for (const entry of log) {
    if (entry.entry !== 'event') continue;
    if (session.snapshot.status === 'ended') break;
    if (entry.event.type === 'message') {
      clock.beginTurn(entry.turn);
      const { nlu, masked } = entry.event;
      // Masks cannot be understood: the recorded understanding is all there is.
      const understanding = masked === true ? { understand: async () => nlu } : replaying.nlu;
      const messages = singleMessages(entry.event);
      const understood = { ...replaying, nlu: understanding, recordedModel: nlu.model ?? null };
      ({ session } = await handleMessage(understood, session, messages));
    } else if (entry.event.type === 'timer' && session.snapshot.timer !== null) {
      ({ session } = await fireTimer(replaying, session));
    }
  }
  return session.history();
}
