import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/fieldDescriptor.ts';
import type { RawManifest } from '../../nodes/settings/useRawManifest.ts';
import { useSettingsEditor } from '../../nodes/settings/useSettingsEditor.tsx';
import { isLanguageTag, setManifestField } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import { SettingsForm } from './SettingsForm.tsx';

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
];

/** What the project is. */
export function ProjectForm({ raw }: { readonly raw: RawManifest }) {
  const studio = useStudio();
  const locales = useDocument(({ project }) => project?.manifest.locales) ?? defaults.locales;
  const [wrong, setWrong] = useState<string | null>(null);
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return (
    <SettingsForm
      title="Project"
      help="What holds for the project as a whole."
      fields={fields}
      editor={editor}
    >
      <TagsInput
        label="Languages"
        description="Tags such as en, de or pt-BR. The texts of each stand in its file in locales/."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={[...locales]}
        error={wrong === null ? undefined : `“${wrong}” is no language tag`}
        onChange={(tags) => {
          const invalid = tags.find((tag) => !isLanguageTag(tag));
          setWrong(invalid ?? null);
          if (invalid === undefined && tags.length > 0) setManifestField(studio, ['locales'], tags);
        }}
      />
    </SettingsForm>
  );
}
