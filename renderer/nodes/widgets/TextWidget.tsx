import { Badge, Group, Input, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { localePath } from '../../../engine/model/documentKinds.ts';
import {
  type LocaleText,
  mainTemplate,
  pluralForms,
  textReference,
} from '../../../engine/model/documents/locale.ts';
import { builtinTexts } from '../../../engine/model/languageParts.ts';
import { problemsOfFile } from '../../stores/documentState.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import {
  asText,
  type FieldWithType,
  messageProps,
  optionalText,
  useFieldEditor,
  type WidgetProps,
  withCode,
} from '../FieldEditor.ts';
import { type FieldProblem, fieldProblem, typingError } from '../FieldMessage.tsx';

interface TextWidgetProps extends WidgetProps<FieldWithType<'text'>> {
  /** The label is only for screen readers: for a list item. */
  readonly bare?: boolean;
}

/**
 * A message to the customer. For a `$key`, the text in the default locale is edited, and the key is shown as a chip.
 */
export function TextWidget({ field, path, value, bare = false }: TextWidgetProps) {
  const editor = useFieldEditor();
  const text = asText(value);
  const key = textReference(text);
  if (key !== undefined) {
    return <ReferencedText field={field} bare={bare} textKey={key} problem={editor.problem(path)} />;
  }
  return (
    <TextInputOf
      field={field}
      bare={bare}
      problem={editor.problem(path)}
      value={text}
      onChange={(next) => editor.set(path, optionalText(next, field))}
    />
  );
}

interface ReferencedTextProps {
  readonly bare: boolean;
  readonly field: FieldWithType<'text'>;
  readonly textKey: string;
  readonly problem: FieldProblem | undefined;
}

function ReferencedText({ field, bare, textKey, problem }: ReferencedTextProps) {
  const studio = useStudio();
  const locale = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const text =
    useDocument(({ project }) => project?.locales[locale]?.[textKey]) ??
    builtinTexts[locale]?.[textKey] ??
    builtinTexts.en?.[textKey];
  // What the check finds in the text has its place in the file of texts.
  const inLocale = useDocument(({ problems }) =>
    problemsOfFile(problems, localePath(locale)).find(({ location }) =>
      [textKey, `${textKey}.other`].includes(location?.field ?? ''),
    ),
  );
  const missing = typingError(
    text === undefined ? `locales/${locale}.yaml has no such text yet. Write it here` : undefined,
  );
  return (
    <TextInputOf
      field={field}
      bare={bare}
      problem={missing ?? problem ?? (inLocale && fieldProblem(inLocale))}
      value={text === undefined ? '' : mainTemplate(text)}
      onChange={(next) => runEdit(studio, 'locale.setText', { locale, key: textKey, text: next })}
      note={formsNote(text, locale)}
      chip={
        <Tooltip label={`Text ${textKey} in locales/${locale}.yaml`}>
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

/** A note on a text by count: which form the field shows, and where the others are. */
function formsNote(text: LocaleText | undefined, locale: string): string | undefined {
  if (typeof text !== 'object') return undefined;
  const others = pluralForms.filter((form) => form !== 'other' && text[form] !== undefined);
  const rest = others.length === 0 ? '' : ` It also has: ${others.join(', ')}.`;
  return `By count (${text.count}): this is the form “other”. All forms are in locales/${locale}.yaml.${rest}`;
}

interface TextInputOfProps {
  readonly bare: boolean;
  readonly field: FieldDescriptor & { readonly multiline?: boolean };
  readonly problem: FieldProblem | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly chip?: ReactNode;
  /** Shown below the input. */
  readonly note?: string | undefined;
}

function TextInputOf({ field, bare, problem, value, onChange, chip, note }: TextInputOfProps) {
  const { help, placeholder, required = false, label } = field;
  const words =
    note === undefined ? (
      help && withCode(help)
    ) : (
      <>
        {help && withCode(help)} {note}
      </>
    );
  const input = {
    'aria-label': label,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...messageProps(problem, words),
    value,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
  };
  return (
    <div>
      {(!bare || chip !== undefined) && (
        <Group justify="space-between" gap="xs" wrap="nowrap" mb={3}>
          {!bare && (
            <Input.Label component="div" required={required}>
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
    </div>
  );
}
