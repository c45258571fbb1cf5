import { existsSync } from 'node:fs';
import { readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closedPort } from './studio/closedPort.ts';
import { editFile } from './studio/createSandbox.ts';
import { readTree } from './studio/readTree.ts';
import type { StudioDriver } from './studio/StudioDriver.ts';
import { expect, test } from './studio/studioTest.ts';

/** A fault in `flows/faq.flow.yaml`, and what is said of it. */
interface Fault {
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** Where, as the command line says it. */
  readonly place: string;
  readonly message: string;
  readonly remedy: string;
  /** What the flow looks like in the studio. */
  readonly look: (studio: StudioDriver) => Promise<void>;
}

const faults: Readonly<Record<string, Fault>> = {
  'broken YAML': {
    from: '    resolution: unresolved',
    to: '   resolution: unresolved',
    code: 'YAML_SYNTAX',
    place: 'flows/faq.flow.yaml:53:1',
    message: 'The text is not valid YAML: Sequence item without - indicator',
    remedy: 'Correct the text at this place: indent with spaces, and quote texts that contain ": " or " #"',
    look: async (studio) => {
      await studio.openFlow('Ask a question');
      const view = studio.page.getByRole('main', { name: 'Flows' });
      await expect(view).toContainText('flows/faq.flow.yaml has an error on line 53');
      await expect(view).toContainText('Nothing in the file is lost');
      await view.getByRole('button', { name: 'Fix in text view' }).click();
      await expect(studio.text.lines()).toContainText('resolution: unresolved');
    },
  },
  'an unknown node kind': {
    from: 'kind: message',
    to: 'kind: teleport',
    code: 'FLOW_UNKNOWN_KIND',
    place: 'flows/faq.flow.yaml:42:5 faq/not_found kind',
    message: 'There is no node kind "teleport"',
    remedy: 'Use a kind from the palette; the state is kept unchanged until then',
    look: async (studio) => {
      await studio.openFlow('Ask a question');
      await studio.canvas.showAll();
      await expect(studio.canvas.card('No answer found')).toContainText('Unknown kind “teleport”');
    },
  },
  'a dangling transition': {
    from: 'next: open',
    to: 'next: nowhere',
    code: 'FLOW_DANGLING_TRANSITION',
    place: 'flows/faq.flow.yaml:45:11 faq/not_found on.next',
    message: 'The transition "next" leads to "nowhere", which is not a state of this flow',
    remedy: 'Connect the outcome to an existing state or remove the transition',
    look: async (studio) => {
      await studio.openFlow('Ask a question');
      await studio.canvas.showAll();
      const card = studio.canvas.card('No answer found');
      await expect(card.getByRole('img', { name: 'Has an error' })).toBeVisible();
      await card.click();
      await expect(await studio.inspector()).toContainText('The target state does not exist');
    },
  },
};

for (const [name, fault] of Object.entries(faults)) {
  const { from, to, code, place, message, remedy } = fault;

  test(`studio: ${name} is shown, blocks simulator and export, and changes no file`, async ({
    openStudio,
    sandbox,
  }) => {
    const project = await sandbox.copyProject('retail-support');
    await editFile(join(project, 'flows/faq.flow.yaml'), from, to);
    const before = await readTree(project);
    const studio = await openStudio({ project });
    const { page, simulator } = studio;
    await studio.opened('retail-support');

    const problems = await studio.problems();
    await expect(problems.getByRole('region', { name: 'Errors' }).getByRole('listitem').first()).toHaveText(
      new RegExp(
        [message, remedy, '.*', code].map((part) => (part === '.*' ? part : literally(part))).join(''),
      ),
    );
    await fault.look(studio);

    await simulator.open();
    await simulator.panel.getByRole('button', { name: 'Start conversation' }).click();
    const refusal = simulator.panel.getByRole('alert');
    await expect(refusal).toContainText(message);
    await expect(refusal).toContainText(/YAML_SYNTAX|FLOW_[A-Z_]+|PROJECT_HAS_ERRORS/);

    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export bundle' });
    await expect(dialog).toContainText(message);
    await dialog.getByRole('button', { name: 'Show problems' }).click();
    await expect(problems).toBeVisible();
    expect(existsSync(`${project}.dialoom`)).toBe(false);

    expect(await readTree(project)).toEqual(before);
  });

  test(`command line: ${name} is reported with its location and remedy`, async ({ sandbox, cli }) => {
    const project = await sandbox.copyProject('retail-support');
    await editFile(join(project, 'flows/faq.flow.yaml'), from, to);
    const before = await readTree(project);
    const line = `${code} ${place}: ${message}. ${remedy}.`;

    const validated = await cli.run(['validate', project]);
    expect(validated.code).toBe(1);
    expect(validated.stdout.split('\n')).toContain(`error: ${line}`);

    for (const command of [
      ['bundle', project, '--output', 'refused.dialoom'],
      ['simulate', project, '--script', join(project, 'README.md')],
    ]) {
      expect(await cli.run(command)).toEqual({ code: 1, stdout: '', stderr: `${line}\n` });
    }
    expect(existsSync(join(sandbox.folder, 'refused.dialoom'))).toBe(false);
    expect(await readTree(project)).toEqual(before);
  });
}

test('studio: broken YAML is fixed in the text view', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('retail-support');
  const before = await readTree(project);
  await editFile(join(project, 'flows/faq.flow.yaml'), '    resolution:', '   resolution:');
  const studio = await openStudio({ project });
  await studio.openFlow('Ask a question');
  await studio.page.getByRole('button', { name: 'Fix in text view' }).click();
  await expect(studio.text.editor()).toBeFocused();
  // The line that is wrong is where the cursor stands.
  await studio.page.keyboard.press('Space');
  await studio.text.close();
  await expect(studio.page.getByRole('button', { name: 'No problems' })).toBeVisible();
  await studio.saved();
  expect(await readTree(project)).toEqual(before);
});

test('studio: a missing or unreadable folder is reported with a remedy', {
  tag: '@shell',
}, async ({ openStudio, sandbox }) => {
  // For every account: a link that leads to itself.
  const unreadable = join(sandbox.projects, 'loop');
  await symlink(unreadable, unreadable);
  const empty = sandbox.folder;
  for (const [folder, code, message, remedy] of [
    [join(sandbox.projects, 'gone'), 'PROJECT_UNREADABLE', 'cannot be read (ENOENT', 'Check that it exists'],
    [
      unreadable,
      'PROJECT_UNREADABLE',
      'cannot be read (ELOOP',
      'Check that it exists and that you have permission to read it',
    ],
    [empty, 'PROJECT_NOT_FOUND', 'it has no dialoom.yaml', 'Choose a folder with a dialoom.yaml'],
  ] as const) {
    const studio = await openStudio({ project: folder });
    const alert = studio.page.getByRole('alert').filter({ hasText: 'The project could not be opened' });
    for (const part of [folder, code, message, remedy]) await expect(alert).toContainText(part);
    // The welcome page is there to go on from.
    await expect(studio.page.getByRole('heading', { name: 'Start from a template' })).toBeVisible();
    await studio.close();
  }
  expect(await readlink(unreadable)).toBe(unreadable);
  expect(existsSync(join(empty, 'dialoom.yaml'))).toBe(false);
});

test('studio: a recent project with a missing folder is marked', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio({ project });
  await studio.opened('blank');
  await studio.close();
  await rm(project, { recursive: true });
  const { page } = await openStudio();
  const recent = page.getByRole('region', { name: 'Recent projects' });
  await expect(recent).toContainText('Folder missing');
  await expect(recent.getByRole('button', { name: /^blank / })).toBeDisabled();
  await recent.getByRole('button', { name: 'Remove blank from this list' }).click();
  await expect(recent).toContainText('Projects you open appear here.');
});

test('studio: an unreadable file is reported and left unchanged', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('retail-support');
  const flow = join(project, 'flows', 'faq.flow.yaml');
  await rm(flow);
  await symlink(flow, flow);
  const studio = await openStudio({ project });
  await expect(
    studio.page.getByRole('alert').filter({ hasText: 'flows/faq.flow.yaml cannot be read' }),
  ).toBeVisible();
  await expect(await studio.problems()).toContainText('There is no flow "faq"');
  await (await studio.inspector()).getByLabel('Description').fill('Edited meanwhile');
  await studio.saved();
  expect(await readlink(flow)).toBe(flow);
});

test('studio: an unreachable action server is shown in the turn, and the flow takes its error transition', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('retail-support');
  const dead = `http://127.0.0.1:${await closedPort()}`;
  const { simulator } = await openStudio({ project, environment: { SHOP_API_URL: dead } });
  await simulator.start('Live');
  await simulator.tap('Track an order');
  await simulator.say('3348917502');
  await simulator.say('cminh730@email.com');
  await expect(simulator.log).toContainText('(ACTION_UNREACHABLE)');
  await expect(simulator.log).toContainText("I'm sorry, I can't reach our order system right now.");
  const call = (await simulator.details('Actions')).getByRole('region', { name: 'Action Order status' });
  await expect(call.getByRole('alert')).toHaveText(
    new RegExp(
      `${literally(`${dead} does not answer (connection refused) after 3 attempts`)}.*Check that the service is running and that the URL is correct.*ACTION_UNREACHABLE`,
    ),
  );
  await expect(call).toContainText(`${dead}/orders/3348917502`);
  await expect(call).toContainText('No response received.');
});

test('command line: an unreachable action server is reported, and the conversation continues', async ({
  sandbox,
  cli,
}) => {
  const project = await sandbox.copyProject('retail-support');
  const dead = `http://127.0.0.1:${await closedPort()}`;
  const script = join(sandbox.folder, 'script.txt');
  await writeFile(script, 'Track an order\n3348917502\ncminh730@email.com\n');
  const { code, stdout, stderr } = await cli.run(
    ['simulate', project, '--actions', 'live', '--script', script],
    {
      SHOP_API_URL: dead,
    },
  );
  expect(code).toBe(0);
  expect(stderr).toBe(
    `ACTION_UNREACHABLE actions/order_status.yaml: ${dead} does not answer (connection refused) after 3 attempts. ` +
      'Check that the service is running and that the URL is correct; "dialoom mock" serves the mock examples.\n',
  );
  expect(stdout).toContain('conversation ended: escalated');
});

test('command line: unusable folders and bundles are reported', async ({ sandbox, cli }) => {
  const project = await sandbox.copyProject('blank');
  const loop = join(sandbox.folder, 'loop');
  await symlink(loop, loop);
  expect(await cli.run(['bundle', project, '--output', 'good.dialoom'])).toMatchObject({ code: 0 });
  const good = await readFile(join(sandbox.folder, 'good.dialoom'));
  const damaged = Buffer.from(good);
  damaged[good.length >> 1]! ^= 1;
  await writeFile(join(sandbox.folder, 'damaged.dialoom'), damaged);
  await writeFile(join(sandbox.folder, 'cut.dialoom'), good.subarray(0, good.length >> 1));
  await writeFile(join(sandbox.folder, 'text.dialoom'), 'no bundle at all\n');
  const bundle = (name: string) => join(sandbox.folder, name);

  for (const [args, start, remedy] of [
    [
      ['validate', 'gone'],
      `PROJECT_UNREADABLE ${bundle('gone')}: `,
      'Check that it exists and that you have permission to read it.',
    ],
    [
      ['simulate', 'gone'],
      `PROJECT_UNREADABLE ${bundle('gone')}: `,
      'Check that it exists and that you have permission to read it.',
    ],
    [
      ['bundle', loop],
      `PROJECT_UNREADABLE ${loop}: `,
      'Check that it exists and that you have permission to read it.',
    ],
    [['mock', sandbox.home], `PROJECT_NOT_FOUND ${sandbox.home}: `, 'create a project with "dialoom new".'],
    [
      ['serve', 'damaged.dialoom'],
      `BUNDLE_DAMAGED ${bundle('damaged.dialoom')}: `,
      'rebuild it with "dialoom bundle".',
    ],
    [
      ['serve', 'cut.dialoom'],
      `BUNDLE_NOT_A_BUNDLE ${bundle('cut.dialoom')}: `,
      'check that it was copied completely.',
    ],
    [
      ['serve', 'text.dialoom'],
      `BUNDLE_NOT_A_BUNDLE ${bundle('text.dialoom')}: `,
      'check that it was copied completely.',
    ],
    [['serve', 'gone.dialoom'], `BUNDLE_UNREADABLE ${bundle('gone.dialoom')}: `, '.'],
  ] as const) {
    const { code, stdout, stderr } = await cli.run(args);
    expect({ args, code, stdout }).toEqual({ args, code: 1, stdout: '' });
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr.startsWith(start), stderr).toBe(true);
    expect(stderr.trimEnd().endsWith(remedy), stderr).toBe(true);
  }
  expect(await readFile(bundle('damaged.dialoom'))).toEqual(damaged);
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
