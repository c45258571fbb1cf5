import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { refusal } from '../../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio, settle } from '../../../gallery/fixtures/renderInStudio.tsx';
import { ImportTextsDialog } from './ImportTextsDialog.tsx';

async function open(options: RenderOptions = {}) {
  const onClose = vi.fn();
  const file = new File(['<xliff/>'], 'texts.de.xlf');
  const rendered = await renderInStudio(<ImportTextsDialog file={file} onClose={onClose} />, options);
  await settle();
  return { ...rendered, onClose };
}
const section = (name: string) => within(screen.getByRole('region', { name }));

it('takes what is new and what still fits, and replaces nothing unasked', async () => {
  const { user, file, host, onClose, undo } = await open();
  expect(host.asked.find(({ method }) => method === 'texts.compare')?.params).toMatchObject({
    name: 'texts.de.xlf',
    content: '<xliff/>',
  });
  expect(section('Replace a text of the project').getByRole('checkbox', { name: /\(1\)/ })).not.toBeChecked();
  expect(section('Left out').getByText(/Line 88: it lacks \{\{ slots\.customer_name \}\}/)).toBeVisible();
  const before = file('locales/de.yaml');
  await user.click(screen.getByRole('button', { name: 'Import 2 texts' }));
  expect(file('locales/de.yaml')).toContain('returns.new_text: Neu');
  expect(file('locales/de.yaml')).toContain('common.no: Nein');
  expect(onClose).toHaveBeenCalled();
  undo();
  expect(file('locales/de.yaml')).toBe(before);
});

it('replaces a text that somebody chooses, which is then outdated', async () => {
  const { user, file } = await open();
  await user.click(screen.getByRole('checkbox', { name: 'New (1)' }));
  await user.click(screen.getByRole('checkbox', { name: 'Still up to date (1)' }));
  expect(screen.getByRole('button', { name: 'Import 0 texts' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'common.no in German' }));
  await user.click(screen.getByRole('button', { name: 'Import 1 text' }));
  expect(file('locales/de.yaml')).toContain('common.no: Nö');
  expect(file('locales/de.yaml')).not.toContain('returns.new_text');
  expect(file('locales/de.originals.yaml')).toContain('common.no: No thanks');
});

it('says why a file cannot be read, and in which line', async () => {
  const error = { code: 'INTEROP_TEXTS_INVALID', message: 'No', remedy: 'Export it again' };
  await open({ answers: { 'texts.compare': refusal({ ...error, location: { file: 'x', line: 12 } }) } });
  expect(screen.getByRole('alert')).toHaveTextContent('Line 12');
  expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
});
