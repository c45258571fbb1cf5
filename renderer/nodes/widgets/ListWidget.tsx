import {
  ActionIcon,
  Button,
  Group,
  Input,
  MultiSelect,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Json } from '../../../engine/base/json.ts';
import { textReference } from '../../../engine/model/documents/locale.ts';
import {
  asText,
  type FieldEditor,
  type FieldOfType,
  type FieldPath,
  fieldProps,
  messageProps,
  useFieldEditor,
  useListEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import type { FieldProblem } from '../FieldMessage.tsx';
import { useReferenceOptions } from '../useReferenceOptions.ts';
import { TextWidget } from './TextWidget.tsx';

type Referable = Exclude<FieldOfType<'list'>['item'], 'text' | 'string'>;

/** A list of slots, intents or actions of the project, chosen in one field. */
function ReferenceList({
  field,
  path,
  value,
  to,
}: WidgetProps<FieldOfType<'list'>> & { readonly to: Referable }) {
  const editor = useFieldEditor();
  const options = useReferenceOptions(to);
  const chosen = (Array.isArray(value) ? value : []).map(asText);
  const missing = chosen
    .filter((id) => !options.some((option) => option.value === id))
    .map((id) => ({ value: id, label: `${id} (missing)` }));
  return (
    <MultiSelect
      {...fieldProps(field, problemInList(editor, path, chosen.length))}
      placeholder={chosen.length === 0 ? field.addLabel : ''}
      searchable
      data={[...options.map((option) => ({ value: option.value, label: option.label })), ...missing]}
      value={chosen}
      onChange={(ids) => editor.set(path, ids.length === 0 ? undefined : ids)}
    />
  );
}

/** A list of short texts, as tags. */
function TagList({ field, path, value }: WidgetProps<FieldOfType<'list'>>) {
  const editor = useFieldEditor();
  const tags = (Array.isArray(value) ? value : []).map(asText);
  return (
    <TagsInput
      {...fieldProps(field, problemInList(editor, path, tags.length))}
      placeholder={field.addLabel}
      splitChars={[',', ';']}
      acceptValueOnBlur
      value={tags}
      onChange={(texts) => editor.set(path, texts.length === 0 ? undefined : texts)}
    />
  );
}

/** The first problem of a list whose items are all in one field: of the list itself, or of an item. */
function problemInList({ problem }: FieldEditor, path: FieldPath, length: number): FieldProblem | undefined {
  const places = Array.from({ length }, (_, place) => [...path, place]);
  return [path, ...places].map(problem).find((found) => found !== undefined);
}

/** A list of texts, or of things of the project. */
export function ListWidget(props: WidgetProps<FieldOfType<'list'>>) {
  const { item } = props.field;
  if (item !== 'text' && item !== 'string') return <ReferenceList {...props} to={item} />;
  return props.field.short === true ? <TagList {...props} /> : <TextList {...props} />;
}

function TextList({ field, path, value }: WidgetProps<FieldOfType<'list'>>) {
  const editor = useFieldEditor();
  const lists = useListEditor();
  const texts: readonly Json[] = Array.isArray(value) ? value : [];
  // Texts are identified by their position.
  const items = texts.map((item, place) => ({ item, place }));
  return (
    <Input.Wrapper
      {...fieldProps(field, editor.problem(path))}
      labelElement="div"
      role="group"
      aria-label={field.label}
    >
      <Stack gap={6} my={4}>
        {items.map(({ item, place }) => {
          const label = `${field.label} ${place + 1}`;
          const at = [...path, place];
          const set = (text: string) => editor.set(at, text);
          const message = messageProps(editor.problem(at));
          return (
            <Group key={place} gap={4} wrap="nowrap" align="flex-start">
              <div style={{ flex: 1, minWidth: 0 }}>
                {field.item === 'text' && textReference(asText(item)) !== undefined ? (
                  <TextWidget
                    bare
                    field={{ type: 'text', path: '', label, multiline: true }}
                    path={at}
                    value={item}
                  />
                ) : field.item === 'text' ? (
                  <Textarea
                    {...message}
                    aria-label={label}
                    autosize
                    minRows={1}
                    maxRows={6}
                    value={asText(item)}
                    onChange={(event) => set(event.currentTarget.value)}
                  />
                ) : (
                  <TextInput
                    {...message}
                    aria-label={label}
                    value={asText(item)}
                    onChange={(event) => set(event.currentTarget.value)}
                  />
                )}
              </div>
              <ActionIcon
                size={30}
                mt={3}
                aria-label={`Remove ${label.toLowerCase()}`}
                onClick={() => lists.remove(at)}
              >
                <IconX size={15} stroke={1.7} />
              </ActionIcon>
            </Group>
          );
        })}
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.8} />}
            onClick={() => lists.append(path, '')}
          >
            {field.addLabel}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
