import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { EncoderForm } from './EncoderForm.tsx';

function Form() {
  return <EncoderForm raw={useRawManifest()} />;
}
const open = (options: RenderOptions = {}) => renderInStudio(<Form />, options);
const missing = { id: null, state: 'missing' as const, folder: '/models', problem: null };
const model = {
  [manifestPath]: `${sampleFiles[manifestPath]}\nencoder: { type: transformers, model: Xenova/all-MiniLM-L6-v2 }\n`,
};

it('says that the encoder works', async () => {
  await open();
  expect(await screen.findByText('Ready: builtin')).toBeVisible();
});

it('writes an encoder only once it is complete', async () => {
  const { user, file } = await open();
  await user.click(screen.getByRole('combobox', { name: 'Encoder' }));
  await user.click(screen.getByRole('option', { name: /endpoint/ }));
  const address = screen.getByRole('textbox', { name: /^Address/ });
  await user.clear(address);
  await user.type(address, 'half');
  expect(address).toBeInvalid();
  expect(file(manifestPath)).not.toContain('half');
  await user.clear(address);
  await user.type(address, 'http://localhost:9999/v1');
  expect(file(manifestPath)).toContain('http://localhost:9999/v1');
});

it('downloads the files of a model and records their checksums', async () => {
  const { user, file } = await open({
    files: model,
    answers: {
      'encoder.status': missing,
      'encoder.download': ({ encoder }) =>
        encoder.type === 'transformers'
          ? { ...encoder, dimensions: 384, files: { 'config.json': 'a'.repeat(64) } }
          : encoder,
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  expect(file(manifestPath)).toContain('config.json');
});

it('explains why it could not be tested, and retries', async () => {
  const problem = { code: 'HOST_INTERNAL', message: 'The host is busy', remedy: 'Try again' };
  const { user, host } = await open({ answers: { 'encoder.status': refusal(problem) } });
  expect(await screen.findByRole('alert')).toHaveTextContent('The host is busy');
  await user.click(screen.getByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(host.asked.filter(({ method }) => method === 'encoder.status')).toHaveLength(2));
});
