import { type Answers, never, refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { EncoderForm } from './EncoderForm.tsx';

function Form() {
  return <EncoderForm raw={useRawManifest()} />;
}

const model = {
  'dialoom.yaml': `${sampleFiles['dialoom.yaml']}\nencoder: { type: transformers, model: Xenova/all-MiniLM-L6-v2 }\n`,
};
const withStatus =
  (status: Answers['encoder.status'], files = {}) =>
  () => (
    <GalleryStudio answers={status === undefined ? {} : { 'encoder.status': status }} files={files}>
      <Form />
    </GalleryStudio>
  );

export default gallery({
  name: 'Encoder',
  group: 'Sections',
  states: {
    Ready: withStatus(undefined),
    'Being tried': withStatus(never),
    'Files are missing': withStatus(
      { id: null, state: 'missing', folder: '/home/you/.cache/dialoom/models', problem: null },
      model,
    ),
    'Does not work': withStatus(
      {
        id: null,
        state: 'error',
        folder: null,
        problem: { code: 'EMBED_FAILED', message: 'The model cannot be loaded', remedy: 'Download it again' },
      },
      model,
    ),
    'Nobody could try': withStatus(
      refusal({
        code: 'HOST_DISCONNECTED',
        message: 'The connection is lost',
        remedy: 'Start Dialoom again',
      }),
    ),
  },
});
