import { expect, it } from 'vitest';
import { parseProject } from '../model/parseProject.ts';
import { openPorts } from './openPorts.ts';

it('runs scripts, says that no language model is configured, and gives up what runs when it is closed', async () => {
  const { project } = parseProject({
    'dialoom.yaml': 'dialoom: 2\nname: Ports\nlocales: [en]\ndefaultLocale: en\nentryFlow: main\n',
  });
  if (project === undefined) throw new Error('does not parse');
  const { ports, close } = await openPorts(project, 'live', {});
  const call = { code: 'return input.a + 1;', input: { a: 1 }, timeoutMs: 2_000, memoryBytes: 1_000_000 };
  expect(await ports.run_script?.run(call)).toMatchObject({ ok: true, output: 2 });
  const request = {
    instructions: 'Write.',
    question: '',
    transcript: [],
    sources: [],
    grounded: false,
    locale: 'en',
    guardrails: project.manifest.policies.generation,
    timeoutMs: 1_000,
  };
  expect(await ports.generate?.generate(request)).toMatchObject({
    ok: false,
    error: { code: 'GENERATE_NOT_CONFIGURED' },
  });
  const running = ports.run_script?.run({ ...call, code: 'for (;;) {}' });
  await close();
  expect(await running).toMatchObject({ ok: false, error: { code: 'SCRIPT_ENGINE_FAILED' } });
});
