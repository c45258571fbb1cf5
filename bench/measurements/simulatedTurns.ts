import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createHost } from '../../electron/host/createHost.ts';
import type { HostConnection } from '../../electron/host/host.ts';
import { systemAlarm, systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';
import { alternate, processTime, type Side } from '../lib/alternate.ts';
import { cost } from '../lib/cost.ts';
import type { Effort, Figure } from '../lib/figure.ts';

const early = 5;
const late = 400;

/** Asks for a remark, repeats it, and asks again. */
const files: Readonly<Record<string, string>> = {
  'dialoom.yaml':
    'dialoom: 2\nname: Remarks\ndefaultLocale: en\nlocales: [en]\nentryFlow: main\nslots:\n  remark: { type: text }\npolicies:\n  messages: { pause: 0 }\n',
  'locales/en.yaml': '{}\n',
  'flows/main.flow.yaml':
    'id: main\nname: Remarks\nstates:\n  - { id: start, kind: start, on: { next: ask } }\n' +
    '  - { id: ask, kind: collect, slot: remark, always: true, prompt: What else?, on: { next: tell } }\n' +
    '  - { id: tell, kind: message, text: "Noted: {{ slots.remark }}", on: { next: ask } }\n',
};

/**
 * Compares the cost of a turn in the simulator late and early in a conversation, in CPU time of the whole process: with
 * the real host of the studio, from a page's request to the events of the stream, including the archive.
 */
export async function simulatedTurns(effort: Effort): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dialoom-bench-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'project', path)), { recursive: true });
    writeFileSync(join(folder, 'project', path), text);
  }
  const host = createHost({
    version: '0.0.0',
    dataFolder: join(folder, 'data'),
    projectsFolder: folder,
    openProject: null,
    native: null,
    environment: {},
    clock: systemClock,
    setAlarm: systemAlarm,
    random: systemRandom,
    ids: systemIds,
    report: (error) => {
      throw error;
    },
  });
  try {
    const [young, old] = [
      await openPage(host.connect(ignore), folder),
      await openPage(host.connect(ignore), folder),
    ];
    await old.restart();
    await old.say(late - 1);
    const sides: readonly Side[] = [
      {
        prepare: async () => {
          await young.restart();
          await young.say(early - 1);
        },
        run: young.say,
      },
      // This conversation continues from round to round: later turns can only cost more.
      { run: old.say },
    ];
    const [first, last] = await alternate(sides, effort, processTime);
    if (first === undefined || last === undefined) return [];
    return [
      cost({
        name: `simulated_turn_${late}_vs_turn_${early}`,
        title: `Turn ${late} and later in the simulator`,
        taken: last,
        turns: 1,
        as: { taken: first, title: `turn ${early} and later` },
        atMost: 1.5,
      }),
    ];
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function ignore(): void {}

/** Opens the project in a page of the studio. */
async function openPage(connection: HostConnection, folder: string) {
  let requests = 0;
  const ask = async (method: string, params: object): Promise<unknown> => {
    requests += 1;
    const answer = await connection.handle({ id: requests, method, params });
    if (answer === undefined || 'error' in answer) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer.result;
  };
  const { projectId } = (await ask('projects.open', { path: join(folder, 'project') })) as {
    projectId: string;
  };
  let conversationId = '';
  return {
    restart: async (): Promise<void> => {
      conversationId = systemIds.next('conv');
      await ask('simulator.start', { projectId, conversationId, actions: 'mock', locale: null });
    },
    say: async (count: number): Promise<void> => {
      for (let turn = 0; turn < count; turn += 1)
        await ask('simulator.send', { projectId, conversationId, text: `Remark number ${turn}` });
    },
  };
}
