import { useEncoderEditor } from '../../nodes/settings/useEncoderEditor.tsx';
import type { RawManifest } from '../../nodes/settings/useRawManifest.ts';
import { EncoderState } from './EncoderState.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** What turns texts into vectors: the choice, its settings, and whether it works here. */
export function EncoderForm({ raw }: { readonly raw: RawManifest }) {
  const { fields, editor, encoder, record } = useEncoderEditor(raw);
  return (
    <SettingsForm
      title="Encoder"
      help="What turns texts into vectors, for search in the knowledge base and for understanding. The built-in one works offline and knows English; another may know more languages or be more exact. After a change everything is indexed anew."
      fields={fields}
      editor={editor}
      lead={<EncoderState encoder={encoder} onRecorded={record} />}
    />
  );
}
