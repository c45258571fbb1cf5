import type { FieldDescriptor } from '../../../engine/kit/fieldDescriptor.ts';
import { SettingsForm } from './SettingsForm.tsx';
import type { RawManifest } from './useRawManifest.ts';
import { useSettingsEditor } from './useSettingsEditor.tsx';

const base: readonly string[] = [];
const defaults = { defaultLocale: 'en', locales: ['en'] };

const fields: readonly FieldDescriptor[] = [
  { path: 'name', label: 'Name', type: 'string', required: true, help: 'Name of the project.' },
  { path: 'description', label: 'Description', type: 'string', multiline: true, help: 'What it is for.' },
  {
    path: 'entryFlow',
    label: 'Conversations start with',
    type: 'flow',
    required: true,
    help: 'The flow that greets customers and finds out what they want.',
  },
  {
    path: 'defaultLocale',
    label: 'Default language',
    type: 'string',
    help: 'Language of a conversation that asks for none, or for one that is not there.',
  },
  {
    path: 'locales',
    label: 'Languages',
    type: 'list',
    item: 'string',
    addLabel: 'Add a language',
    help: 'Tags such as en, de or pt-BR. The texts of each stand in its file in locales/.',
  },
];

/** What the project is. */
export function ProjectForm({ raw }: { readonly raw: RawManifest }) {
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return (
    <SettingsForm
      title="Project"
      help="What holds for the project as a whole."
      fields={fields}
      editor={editor}
    />
  );
}
