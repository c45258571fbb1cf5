import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { FormPage } from '../../nodes/FormPage.tsx';
import { type RawManifest, useSettingsEditor } from '../../nodes/settings/useSettingsEditor.ts';
import { TimeZoneSelect } from '../../nodes/TimeZoneSelect.tsx';
import { EditAsText } from '../../nodes/UsedIn.tsx';
import { isLanguageTag } from '../../stores/projectEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';

const base: readonly string[] = [];
const defaults = { defaultLocale: 'en', locales: ['en'] };

const fields: readonly FieldDescriptor[] = [
  { path: 'name', label: 'Name', type: 'string', required: true, help: 'Name of the project.' },
  {
    path: 'description',
    label: 'Description',
    type: 'string',
    multiline: true,
    help: 'What the project is for.',
  },
  {
    path: 'entryFlow',
    label: 'Entry flow',
    type: 'flow',
    required: true,
    help: 'The flow that every conversation starts with.',
  },
  {
    path: 'defaultLocale',
    label: 'Default language',
    type: 'string',
    help: 'Used if a conversation asks for no language, or for one that the project does not have.',
  },
];

/** The settings of the project itself. */
export function ProjectForm({ raw }: { readonly raw: RawManifest }) {
  const studio = useStudio();
  const { timeZone } = raw.value;
  const locales = useDocument(({ project }) => project?.manifest.locales) ?? defaults.locales;
  const [invalidTag, setInvalidTag] = useState<string | null>(null);
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return (
    <FormPage
      title="Project"
      help="Name, entry flow, languages and time zone of the project."
      fields={fields}
      editor={editor}
      action={<EditAsText />}
    >
      <TagsInput
        label="Languages"
        description="Tags such as en, de or pt-BR. Each language has a file of texts in locales/."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={[...locales]}
        error={invalidTag === null ? undefined : `“${invalidTag}” is not a language tag`}
        onChange={(tags) => {
          const invalid = tags.find((tag) => !isLanguageTag(tag));
          setInvalidTag(invalid ?? null);
          if (invalid === undefined && tags.length > 0)
            runEdit(studio, 'manifest.setField', { path: ['locales'], value: tags });
        }}
      />
      <TimeZoneSelect
        label="Time zone"
        description="Whose days and hours count in “today”, “tomorrow” and opening hours, unless the customer’s own zone is known. UTC if empty."
        placeholder="UTC"
        value={typeof timeZone === 'string' ? timeZone : null}
        onChange={(name) =>
          runEdit(studio, 'manifest.setField', { path: ['timeZone'], value: name ?? undefined })
        }
      />
    </FormPage>
  );
}
