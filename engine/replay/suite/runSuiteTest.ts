import canonicalize from 'canonicalize';
import { AppError } from '../../base/appError.ts';
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
 * What happened, as canonical lines: every step and effect, byte for byte, and the slots afterwards. Two runs of the
 * same test have the same trace, wherever they ran. What came in from outside stands in it only by its kind: an answer
 * over HTTP has headers and durations of its own.
 *
 * @param entries - A part of a log.
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

/** When conversations of tests begin that do not say. */
const usualTime = Date.UTC(2026, 0, 15, 10);
/** Time that passes before the customer does something. */
const pause = 1_000;

/** A conversation as far as it went: its log, and the snapshot that the log gives when it is replayed. */
interface Standing {
  readonly log: readonly LogEntry[];
  readonly snapshot: Snapshot;
  readonly replays: boolean;
}

/**
 * Holds the conversation of a test and compares it with what is expected. Each step is checked; one that cannot be
 * taken (nothing to tap, the conversation has ended) is a failure and ends the test. That the log replays to the same
 * steps and effects is checked on the way, unless secrets are masked in it.
 *
 * @returns What is otherwise than written. Mistakes of the driver itself are thrown.
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

  driver.clock.moveTo(test.at === undefined ? usualTime : Date.parse(test.at));
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
      await take(driver, conversation, step, before);
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
async function take(
  driver: SuiteDriver,
  conversation: SuiteConversation,
  step: SuiteStep,
  { log, snapshot }: Standing,
): Promise<void> {
  const { clock } = driver;
  if (step.wait !== undefined) return wait(driver, conversation, step.wait, snapshot);
  clock.moveTo(clock.now() + pause);
  if (step.say !== undefined) return conversation.say({ text: step.say });
  const offered = repliesOffered(log);
  const reply = offered.find(({ label, value }) => label === step.tap || value === step.tap);
  if (reply === undefined) {
    const labels = offered.map(({ label }) => `"${label}"`).join(', ');
    throw replayErrors.REPLAY_SUITE_NOT_OFFERED({ reply: step.tap ?? '', offered: labels });
  }
  return conversation.say({ text: reply.label, value: reply.value });
}

/** Lets time pass; what is due on the way happens at its time. */
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
    // A condition looked at what is masked in the log: the log tells what happened, and cannot be replayed.
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

/** What can be tapped: everything offered since the customer last did something. */
function repliesOffered(log: readonly LogEntry[]): readonly QuickReply[] {
  const last = log.findLastIndex((entry) => entry.entry === 'event' && entry.event.type === 'message');
  return log
    .slice(last + 1)
    .flatMap((entry) =>
      entry.entry === 'effect' && entry.effect.type === 'say' ? entry.effect.quickReplies : [],
    );
}

function stepFailure(index: number, { say, tap, wait: span }: SuiteStep, error: AppError): SuiteFailure {
  const [key, expected] =
    say !== undefined ? ['say', say] : tap !== undefined ? ['tap', tap] : ['wait', span ?? true];
  return {
    step: index,
    path: ['steps', index, key as string],
    expected: expected as string | true,
    actual: error.code,
    finding: { code: 'error', params: { error: error.code, message: error.message } },
  };
}
