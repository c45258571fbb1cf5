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
  type FieldOfType,
  fieldProps,
  useFieldEditor,
  useListEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import { useReferenceOptions } from '../useReferenceOptions.ts';
import { TextWidget } from './TextWidget.tsx';

/** A list of slots of the project, chosen in one field. */
function SlotList({ field, path, value }: WidgetProps<FieldOfType<'list'>>) {
  const editor = useFieldEditor();
  const options = useReferenceOptions('slot');
  const chosen = (Array.isArray(value) ? value : []).map(asText);
  const missing = chosen
    .filter((id) => !options.some((option) => option.value === id))
    .map((id) => ({ value: id, label: `${id} (missing)` }));
  return (
    <MultiSelect
      {...fieldProps(field, editor.problem(path))}
      placeholder={chosen.length === 0 ? field.addLabel : ''}
      searchable
      data={[...options.map((option) => ({ value: option.value, label: option.label })), ...missing]}
      value={chosen}
      onChange={(slots) => editor.set(path, slots.length === 0 ? undefined : slots)}
    />
  );
}

/** A list of short texts, as tags. */
function TagList({ field, path, value }: WidgetProps<FieldOfType<'list'>>) {
  const editor = useFieldEditor();
  return (
    <TagsInput
      {...fieldProps(field, editor.problem(path))}
      placeholder={field.addLabel}
      splitChars={[',', ';']}
      acceptValueOnBlur
      value={(Array.isArray(value) ? value : []).map(asText)}
      onChange={(texts) => editor.set(path, texts.length === 0 ? undefined : texts)}
    />
  );
}

/** A list of texts, or of slots. */
export function ListWidget(props: WidgetProps<FieldOfType<'list'>>) {
  if (props.field.item === 'slot') return <SlotList {...props} />;
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
                    aria-label={label}
                    autosize
                    minRows={1}
                    maxRows={6}
                    value={asText(item)}
                    onChange={(event) => set(event.currentTarget.value)}
                  />
                ) : (
                  <TextInput
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
