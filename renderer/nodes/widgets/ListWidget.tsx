import { ActionIcon, Button, Group, Input, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Json } from '../../../engine/base/json.ts';
import { textReference } from '../../../engine/model/documents/locale.ts';
import { asText, type FieldOfType, fieldProps, useFieldEditor, type WidgetProps } from '../FieldEditor.ts';

import { TextWidget } from './TextWidget.tsx';

/** Several texts, one below the other. */
export function ListWidget({ field, path, value }: WidgetProps<FieldOfType<'list'>>) {
  const editor = useFieldEditor();
  const texts: readonly Json[] = Array.isArray(value) ? value : [];
  // Texts have no identity but their place.
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
                onClick={() => editor.remove(at)}
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
            onClick={() => editor.append(path, '')}
          >
            {field.addLabel}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
