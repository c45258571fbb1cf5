import { ActionIcon, Group, Input, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { useDocument } from '../../stores/useStores.ts';
import { asText } from '../asText.ts';
import { expressionError } from '../expressionError.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';
import { AddNameField } from './AddNameField.tsx';
import expressionClasses from './ExpressionWidget.module.css';

const none: JsonObject = {};

/** A map from names to expressions: slots to set, inputs of an action. */
export function ExpressionsWidget({ field, path, value }: WidgetProps<FieldOfType<'expressions'>>) {
  const editor = useFieldEditor();
  const map = isObject(value) ? value : none;
  const actionId = field.actionPath === undefined ? '' : asText(editor.data[field.actionPath]);
  const inputs = useDocument(({ project }) => project?.actions[actionId]?.input);
  const slots = useDocument(({ project }) => project?.manifest.slots);
  const offered = field.keys === 'slots' ? Object.keys(slots ?? {}) : Object.keys(inputs ?? {});
  const left = offered.filter((name) => !Object.hasOwn(map, name));
  const add = (name: string) => editor.set([...path, name], field.keys === 'slots' ? 'null' : '""');

  return (
    <Input.Wrapper
      {...fieldProps(field, editor.problem(path))}
      labelElement="div"
      role="group"
      aria-label={field.label}
    >
      <Stack gap={8} my={4}>
        {Object.entries(map).map(([name, expression]) => {
          const source = asText(expression);
          const error = expressionError(source) ?? editor.problem([...path, name]);
          const required = inputs?.[name]?.required === true;
          return (
            <div key={name}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="xs" ff="monospace" truncate>
                  {name}
                  {required && (
                    <Text span c="var(--dl-error)">
                      {' *'}
                    </Text>
                  )}
                </Text>
                <ActionIcon
                  size={20}
                  aria-label={`Remove ${name}`}
                  onClick={() => editor.set([...path, name], undefined)}
                >
                  <IconX size={13} stroke={1.7} />
                </ActionIcon>
              </Group>
              <Textarea
                aria-label={`${field.label}: ${name}`}
                autosize
                minRows={1}
                maxRows={8}
                spellCheck={false}
                classNames={{ input: expressionClasses.input ?? '' }}
                value={source}
                {...(error === undefined ? {} : { error })}
                onChange={(event) => editor.set([...path, name], event.currentTarget.value)}
              />
            </div>
          );
        })}
        {field.keys === 'free' ? (
          <AddNameField label={field.addLabel} taken={Object.keys(map)} onAdd={add} />
        ) : (
          left.length > 0 && (
            <Select
              size="xs"
              aria-label={field.addLabel}
              placeholder={field.addLabel}
              data={left}
              value={null}
              searchable
              onChange={(name) => name !== null && add(name)}
            />
          )
        )}
        {field.keys !== 'free' && offered.length === 0 && (
          <Text size="xs" c="dimmed">
            {field.keys === 'slots'
              ? 'The project has no slots yet.'
              : actionId === ''
                ? 'Choose the action first.'
                : 'The action takes no inputs.'}
          </Text>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
