/** A conversation as its event log tells it, with nothing that differs from run to run. */
export interface PlayedConversation {
  /** The states entered in each turn, `flow/state`. */
  readonly entered: readonly (readonly string[])[];
  /** What the assistant said in each turn. */
  readonly said: readonly (readonly string[])[];
  /** Escalation packets, without ids and times. */
  readonly packets: readonly unknown[];
  readonly resolution: string | null;
}

/** One line of an event log, as recordings and `dialoom simulate --json` write it. */
interface LogEntry {
  readonly entry: 'event' | 'step' | 'effect' | 'handoff' | 'problem';
  readonly turn: number;
  readonly trigger?: string;
  readonly flow?: string;
  readonly state?: string;
  readonly effect?: { readonly type: string; readonly text?: string; readonly resolution?: string };
  readonly packet?: { readonly transcript: readonly object[] };
}

/** Reads a recording: a header, then one entry a line. */
export function readRecording(text: string): PlayedConversation {
  return playedConversation(lines(text).slice(1) as LogEntry[]);
}

/** Reads what `dialoom simulate --json` prints: one turn a line. */
export function readSimulation(text: string): PlayedConversation {
  return playedConversation(lines(text).flatMap((turn) => (turn as { entries: LogEntry[] }).entries));
}

function lines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function playedConversation(log: readonly LogEntry[]): PlayedConversation {
  const turns = Array.from({ length: Math.max(...log.map(({ turn }) => turn)) + 1 }, (_, turn) =>
    log.filter((entry) => entry.turn === turn),
  );
  const effects = log.flatMap(({ effect }) => effect ?? []);
  return {
    entered: turns.map((turn) =>
      turn.filter(({ trigger }) => trigger === 'enter').map(({ flow, state }) => `${flow}/${state}`),
    ),
    said: turns.map((turn) =>
      turn.flatMap(({ effect }) => (effect?.type === 'say' ? [effect.text ?? ''] : [])),
    ),
    packets: log.flatMap(({ packet }) => (packet === undefined ? [] : [comparable(packet)])),
    resolution: effects.findLast(({ type }) => type === 'end')?.resolution ?? null,
  };
}

/** A packet without what each run has of its own. */
export function comparable(packet: { readonly transcript: readonly object[] }): unknown {
  const { id: _id, conversationId: _conversation, at: _at, ...rest } = packet as Record<string, unknown>;
  return { ...rest, transcript: packet.transcript.map((line) => ({ ...line, at: null })) };
}

interface Worded {
  readonly code: string;
  readonly params: unknown;
  readonly text: string;
}

/** A packet as it leaves for the desk. */
export interface SentPacket {
  readonly language: string;
  readonly reason: Worded;
  readonly nextStep: Worded;
  readonly summary: { readonly text: string; readonly parts: readonly Worded[] };
  readonly tried: readonly { readonly detail: Worded }[];
  readonly transcript: readonly object[];
}

/** A packet that leaves, without the words that it got for that: what the event log has of it. */
export function withoutWords(packet: SentPacket): Record<string, unknown> & Pick<SentPacket, 'transcript'> {
  const bare = ({ code, params }: Worded) => ({ code, params });
  const { language: _language, reason, nextStep, summary, tried, ...rest } = packet;
  return {
    ...rest,
    reason: bare(reason),
    nextStep: bare(nextStep),
    summary: summary.parts.map(bare),
    tried: tried.map((step) => ({ ...step, detail: bare(step.detail) })),
  };
}
