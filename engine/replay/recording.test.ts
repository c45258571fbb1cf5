import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixtureEngine } from '../conversation/testing/fixtureEngine.ts';
import { talk } from '../conversation/testing/talk.ts';
import { readRecording, writeRecording } from './recording.ts';
import { replayLog } from './replayLog.ts';
import { replayRecording } from './replayRecording.ts';

let text: string;
let lines: string[];
beforeAll(async () => {
  const chat = await talk();
  for (const said of ['status of 3348917502?', 'blah', 'person']) await chat.say(said);
  text = writeRecording(chat.session());
  lines = text.trimEnd().split('\n');
});

describe('readRecording', () => {
  it('reads what was written, byte for byte', () => {
    const recording = readRecording(text);
    expect(recording).toMatchObject({ complete: true, notes: [] });
    expect(writeRecording(recording)).toBe(text);
  });

  it('accepts blank lines, a byte order mark and Windows line breaks', () => {
    const recording = readRecording(`\uFEFF${lines.join('\r\n\r\n')}\r\n`);
    expect(writeRecording(recording)).toBe(text);
  });

  it('skips an incomplete last line, and reports it', () => {
    const cut = readRecording(text.slice(0, -20));
    expect(cut.complete).toBe(false);
    expect(cut.notes).toEqual([{ code: 'line_unfinished', params: { line: lines.length } }]);
    expect(cut.log).toHaveLength(lines.length - 2);
  });

  it.each([
    ['an empty file', () => '', 'REPLAY_RECORDING_EMPTY', 1],
    ['another kind of file', () => '{"hello":"world"}\n', 'REPLAY_HEADER_INVALID', 1],
    ['text', () => 'hello\n', 'REPLAY_HEADER_INVALID', 1],
    ['a newer version', () => '{"recording":7}\n', 'REPLAY_VERSION_UNKNOWN', 1],
    ['a header without a log', () => `${lines[0]}\n`, 'REPLAY_START_MISSING', 2],
    [
      'a broken line in between',
      () => [lines[0], '{"entry":', ...lines.slice(1)].join('\n'),
      'REPLAY_LINE_NOT_JSON',
      2,
    ],
    ['a broken but complete last line', () => `${text}{"entry":\n`, 'REPLAY_LINE_NOT_JSON', -1],
    ['an invalid entry', () => `${text}{"entry":"dance"}\n`, 'REPLAY_LINE_INVALID', -1],
    ['a log without a start', () => [lines[0], ...lines.slice(2)].join('\n'), 'REPLAY_START_MISSING', 2],
  ])('names the line of %s', (_, make, code, line) => {
    const number = line < 0 ? lines.length + 1 : line;
    expect(() => readRecording(make(), 'chat.jsonl')).toThrow(
      expect.objectContaining({ code, location: { file: 'chat.jsonl', line: number } }),
    );
  });
});

describe('a recording of version 1, without seed, customer and memory', () => {
  const path = new URL('./fixtures/version-1/shop.jsonl', import.meta.url);
  const recording = readRecording(readFileSync(path, 'utf8'));

  it('is read, with missing values filled in', () => {
    const [start] = recording.log;
    expect(start).toMatchObject({
      event: { type: 'start', seed: 0, customer: { id: null, authenticated: false }, memory: {} },
    });
  });

  it('is replayed to its end', async () => {
    const { snapshot } = replayLog(fixtureEngine().compiled, recording);
    expect(snapshot).toMatchObject({ snapshot: 3, status: 'ended', resolution: 'escalated', turn: 6 });
    const report = await replayRecording(fixtureEngine(), recording);
    // A greeting was not understood then, and is answered now.
    expect(report.turns[1]?.replayed?.says).toEqual(['Hello!', 'How can I help you?']);
    const others = report.turns.filter(({ turn }) => turn !== 1);
    expect(others.map(({ replayed }) => replayed?.says)).toEqual(
      others.map(({ recorded }) => recorded?.says),
    );
  });
});
