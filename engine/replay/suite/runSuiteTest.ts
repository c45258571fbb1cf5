import canonicalize from 'canonicalize';
import { AppError } from '../../base/appError.ts';
import type { Json } from '../../base/json.ts';
import { toCustomerMessage } from '../../conversation/oneTurn.ts';
import type { LogEntry } from '../../conversation/session.ts';
import type { QuickReply } from '../../kit/effect.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { SuiteExpectation, SuiteStep, SuiteTest } from '../../model/documents/suite.ts';
import { durationMs } from '../../model/duration.ts';
import { replayErrors } from '../errors.ts';
import { replayLog } from '../replayLog.ts';
import { checkExpectation } from './checkExpectation.ts';
import { stepFacts } from './stepFacts.ts';
import type { SuiteConversation, SuiteDriver } from './suiteDriver.ts';
import type { SuiteFailure, SuiteTestResult } from './suiteResult.ts';

/**
 * What happened, as canonical lines: every step and effect to the byte, and the final slots. Two runs of a test have
 * the same trace, wherever they run. Incoming events appear only by type: a response over HTTP has its own headers and
 * durations.
 *
 * @param entries - Part of a log.
 * @param snapshot - The conversation after it.
 */
function traceOf(entries: readonly LogEntry[], snapshot: Snapshot): readonly string[] {
  const lines = entries.map(lineOf);
  return [...lines, `slots ${canonicalize(snapshot.slots)}`];
}

function lineOf(entry: LogEntry): string {
  switch (entry.entry) {
    case 'event':
      return `${entry.turn} event ${entry.event.type}`;
    case 'step':
    case 'effect':
      return canonicalize(entry) ?? '';
    case 'handoff':
      return `${entry.turn} handoff ${entry.packet.trigger}: ${canonicalize(entry.packet.reason)}`;
    case 'problem':
      return `${entry.turn} problem ${entry.error.code}`;
  }
}

/** The start time of tests that do not set one. */
const defaultStart = Date.UTC(2026, 0, 15, 10);
/** Time that passes before each action of the customer. */
const pause = 1_000;

/** A conversation so far: its log, and the snapshot that replaying the log gives. */
interface Standing {
  readonly log: readonly LogEntry[];
  readonly snapshot: Snapshot;
  readonly replays: boolean;
}

/**
 * Runs the conversation of a test and compares it with what is expected. Each step is checked; one that is impossible
 * (nothing to tap, the conversation has ended) is a failure and ends the test. It also checks that the log replays to
 * the same steps and effects, unless it contains masked secrets.
 *
 * @returns The failures. Errors of the driver itself are thrown.
 */
export async function runSuiteTest(driver: SuiteDriver, test: SuiteTest): Promise<SuiteTestResult> {
  const failures: SuiteFailure[] = [];
  const trace: string[] = [];
  const check = (
    step: SuiteFailure['step'],
    expectation: SuiteExpectation | undefined,
    entries: readonly LogEntry[],
    snapshot: Snapshot,
  ): void => {
    const base = typeof step === 'number' ? ['steps', step, 'expect'] : [step];
    const findings = checkExpectation(expectation ?? {}, stepFacts(entries, snapshot, driver.compiled));
    failures.push(...findings.map((found) => ({ ...found, step, path: [...base, ...found.path] })));
  };

  driver.clock.moveTo(test.at === undefined ? defaultStart : Date.parse(test.at));
  let conversation: SuiteConversation;
  let standing: Standing;
  try {
    conversation = await driver.begin(test);
    standing = await look(driver, conversation);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { code, message } = thrown;
    const finding = { code: 'error', params: { error: code, message } } as const;
    const failure = { step: 'start', path: ['start'], expected: true, actual: code, finding } as const;
    return { name: test.name, passed: false, failures: [failure], replays: true, trace };
  }
  trace.push(...traceOf(standing.log, standing.snapshot));
  check('start', test.start, standing.log, standing.snapshot);
  for (const [index, step] of test.steps.entries()) {
    const before = standing;
    try {
      await performStep(driver, conversation, step, before);
      standing = await look(driver, conversation);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      failures.push(stepFailure(index, step, thrown));
      return { name: test.name, passed: false, failures, replays: standing.replays, trace };
    }
    const added = standing.log.slice(before.log.length);
    trace.push(...traceOf(added, standing.snapshot));
    check(index, step.expect, added, standing.snapshot);
  }
  check('finally', test.finally, standing.log, standing.snapshot);
  const { replays } = standing;
  return { name: test.name, passed: failures.length === 0, failures, replays, trace };
}

/** @throws AppError of the conversation, REPLAY_SUITE_NOT_OFFERED, REPLAY_SUITE_NOTHING_TO_WAIT_FOR. */
async function performStep(
  driver: SuiteDriver,
  conversation: SuiteConversation,
  step: SuiteStep,
  { log, snapshot }: Standing,
): Promise<void> {
  const { clock } = driver;
  if (step.wait !== undefined) return wait(driver, conversation, step.wait, snapshot);
  clock.moveTo(clock.now() + pause);
  if (step.say !== undefined) return conversation.say([step.say].flat().map(toCustomerMessage));
  const offered = repliesOffered(log);
  const reply = offered.find(({ label, value }) => label === step.tap || value === step.tap);
  if (reply === undefined) {
    const labels = offered.map(({ label }) => `"${label}"`).join(', ');
    throw replayErrors.REPLAY_SUITE_NOT_OFFERED({ reply: step.tap ?? '', offered: labels });
  }
  return conversation.say([{ text: reply.label, value: reply.value }]);
}

/** Lets time pass; timers that are due fire at their time. */
async function wait(
  driver: SuiteDriver,
  conversation: SuiteConversation,
  span: true | string,
  snapshot: Snapshot,
): Promise<void> {
  const { clock } = driver;
  if (span === true) {
    if (snapshot.status === 'ended' || snapshot.timer === null)
      throw replayErrors.REPLAY_SUITE_NOTHING_TO_WAIT_FOR({});
    clock.moveTo(Math.max(clock.now(), snapshot.timer.at));
    return conversation.wake();
  }
  const until = clock.now() + durationMs(span);
  let current = snapshot;
  while (current.status === 'active' && current.timer !== null && current.timer.at <= until) {
    clock.moveTo(Math.max(clock.now(), current.timer.at));
    await conversation.wake();
    current = (await look(driver, conversation)).snapshot;
  }
  clock.moveTo(until);
}

/** @throws AppError REPLAY_SUITE_NOT_REPRODUCIBLE. */
async function look({ compiled }: SuiteDriver, conversation: SuiteConversation): Promise<Standing> {
  const recording = await conversation.recording();
  const { snapshot, firstDifference } = replayLog(compiled, recording);
  if (firstDifference !== null && recording.log.some(isMasked)) {
    // A condition has read a value that is masked in the log: the log is correct but cannot be replayed.
    return { log: recording.log, snapshot: conversation.snapshot?.() ?? snapshot, replays: false };
  }
  if (firstDifference !== null) {
    const { turn, event, recorded, replayed } = firstDifference;
    const index = recorded.findIndex((line, at) => line !== replayed[at]);
    const at = index === -1 ? recorded.length : index;
    throw replayErrors.REPLAY_SUITE_NOT_REPRODUCIBLE({
      turn,
      event,
      recorded: recorded[at] ?? 'nothing',
      replayed: replayed[at] ?? 'nothing',
    });
  }
  return { log: recording.log, snapshot, replays: true };
}

function isMasked(entry: LogEntry): boolean {
  return entry.entry === 'event' && entry.event.type === 'message' && entry.event.masked === true;
}

/** The quick replies that can be tapped: all those offered since the customer's last action. */
function repliesOffered(log: readonly LogEntry[]): readonly QuickReply[] {
  const last = log.findLastIndex((entry) => entry.entry === 'event' && entry.event.type === 'message');
  return log
    .slice(last + 1)
    .flatMap((entry) =>
      entry.entry === 'effect' && entry.effect.type === 'say' ? entry.effect.quickReplies : [],
    );
}

function stepFailure(index: number, { say, tap, wait: span }: SuiteStep, error: AppError): SuiteFailure {
  const [key, expected]: [string, Json] =
    say !== undefined ? ['say', say as Json] : tap !== undefined ? ['tap', tap] : ['wait', span ?? true];
  return {
    step: index,
    path: ['steps', index, key],
    expected,
    actual: error.code,
    finding: { code: 'error', params: { error: error.code, message: error.message } },
  };
}
