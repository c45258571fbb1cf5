import { Badge, Group, Input, Text, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import {
  type LocaleText,
  mainTemplate,
  pluralForms,
  textReference,
} from '../../../engine/model/documents/locale.ts';
import { builtinTexts } from '../../../engine/model/languageParts.ts';
import { setText } from '../../stores/projectEdits.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import {
  asText,
  type FieldWithType,
  fieldProps,
  optionalText,
  useFieldEditor,
  type WidgetProps,
} from '../FieldEditor.ts';

interface TextWidgetProps extends WidgetProps<FieldWithType<'text'>> {
  /** The label is said, not shown: an item of a list that has its own. */
  readonly bare?: boolean;
}

/** A message to the customer. Behind a `$key` the text of the default locale is edited; the key shows as a chip. */
export function TextWidget({ field, path, value, bare = false }: TextWidgetProps) {
  const editor = useFieldEditor();
  const text = asText(value);
  const key = textReference(text);
  if (key !== undefined) {
    return <ReferencedText field={field} bare={bare} textKey={key} error={editor.problem(path)} />;
  }
  return (
    <TextInputOf
      field={field}
      bare={bare}
      error={editor.problem(path)}
      value={text}
      onChange={(next) => editor.set(path, optionalText(next, field))}
    />
  );
}

interface ReferencedTextProps {
  readonly bare: boolean;
  readonly field: FieldWithType<'text'>;
  readonly textKey: string;
  readonly error: string | undefined;
}

function ReferencedText({ field, bare, textKey, error }: ReferencedTextProps) {
  const studio = useStudio();
  const locale = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const text =
    useDocument(({ project }) => project?.locales[locale]?.[textKey]) ??
    builtinTexts[locale]?.[textKey] ??
    builtinTexts.en?.[textKey];
  const missing =
    text === undefined ? `locales/${locale}.yaml has no such text yet: write it here` : undefined;
  return (
    <TextInputOf
      field={field}
      bare={bare}
      error={missing ?? error}
      value={text === undefined ? '' : mainTemplate(text)}
      onChange={(next) => setText(studio, locale, textKey, next)}
      note={formsNote(text, locale)}
      chip={
        <Tooltip label={`This text stands in locales/${locale}.yaml under ${textKey}`}>
          <Badge
            size="sm"
            variant="light"
            tt="none"
            fw={500}
            maw={180}
            leftSection={<IconLanguage size={12} stroke={1.8} />}
          >
            {textKey}
          </Badge>
        </Tooltip>
      }
    />
  );
}

/** Of a text by count the field shows one form: which, and where the others are. */
function formsNote(text: LocaleText | undefined, locale: string): string | undefined {
  if (typeof text !== 'object') return undefined;
  const others = pluralForms.filter((form) => form !== 'other' && text[form] !== undefined);
  const rest = others.length === 0 ? '' : ` Also written there: ${others.join(', ')}.`;
  return `By count (${text.count}): this is the form “other”; all forms are in locales/${locale}.yaml.${rest}`;
}

interface TextInputOfProps {
  readonly bare: boolean;
  readonly field: FieldDescriptor & { readonly multiline?: boolean };
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly chip?: ReactNode;
  /** Said below the input. */
  readonly note?: string | undefined;
}

function TextInputOf({ field, bare, error, value, onChange, chip, note }: TextInputOfProps) {
  const { label, withAsterisk, description, ...rest } = fieldProps(field, undefined);
  const input = {
    'aria-label': label,
    ...(rest.placeholder === undefined ? {} : { placeholder: rest.placeholder }),
    value,
    error: error !== undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
  };
  return (
    <div>
      {(!bare || chip !== undefined) && (
        <Group justify="space-between" gap="xs" wrap="nowrap" mb={3}>
          {!bare && (
            <Input.Label component="div" required={withAsterisk ?? false}>
              {label}
            </Input.Label>
          )}
          {chip}
        </Group>
      )}
      {field.multiline === true ? (
        <Textarea autosize minRows={2} maxRows={12} {...input} />
      ) : (
        <TextInput {...input} />
      )}
      {description !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {description}
        </Text>
      )}
      {note !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {note}
        </Text>
      )}
      {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
    </div>
  );
}
