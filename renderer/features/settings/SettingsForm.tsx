import { Button, Stack, TagsInput, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { type FieldEditor, FieldEditorContext, isFieldThere } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import {
  type PolicySettings,
  type RawManifest,
  slotDefaults,
  slotFields,
  useSettingsEditor,
} from '../../nodes/settings/useSettingsEditor.tsx';
import { deleteSlot, isLanguageTag, setManifestField } from '../../stores/projectEdits.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';

interface SettingsFormProps {
  readonly title: string;
  readonly help: string;
  readonly fields: readonly FieldDescriptor[];
  readonly editor: FieldEditor;
  /** Beside the title. */
  readonly action?: ReactNode;
  /** Between the title and the fields. */
  readonly lead?: ReactNode;
  /** Below the fields. */
  readonly children?: ReactNode;
}

/** A form of settings: its title, what it is about, and its fields. */
export function SettingsForm({ title, help, fields, editor, action, lead, children }: SettingsFormProps) {
  const shown = fields.filter((field) => isFieldThere(field, editor.data));
  return (
    <FieldEditorContext value={editor}>
      <Stack gap="md" maw={760} p="xl" mx="auto">
        <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
          <div>
            <Title order={2} size="lg">
              {title}
            </Title>
            <Text size="sm" c="dimmed" mt={4}>
              {help}
            </Text>
          </div>
          {action}
        </div>
        {lead}
        {shown.map((field) => (
          <FieldWidget key={field.path} field={field} path={[field.path]} value={editor.data[field.path]} />
        ))}
        {children}
      </Stack>
    </FieldEditorContext>
  );
}

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

interface PolicyFormProps {
  readonly raw: RawManifest;
  readonly group: PolicySettings;
}

/** One group of the project's policies. */
export function PolicyForm({ raw, group }: PolicyFormProps) {
  const { base, label, help, fields, defaults } = group;
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return <SettingsForm title={label} help={help} fields={fields} editor={editor} />;
}

interface SlotFormProps {
  readonly raw: RawManifest;
  readonly slot: string;
}

/** The declaration of one slot. */
export function SlotForm({ raw, slot }: SlotFormProps) {
  const studio = useStudio();
  const base = useMemo(() => ['slots', slot], [slot]);
  const editor = useSettingsEditor({ raw, base, fields: slotFields, defaults: slotDefaults });
  return (
    <SettingsForm
      title={slot}
      help="A typed value that conversations collect."
      fields={slotFields}
      editor={editor}
      action={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={15} stroke={1.7} />}
          onClick={() => deleteSlot(studio, slot)}
        >
          Delete
        </Button>
      }
    />
  );
}
