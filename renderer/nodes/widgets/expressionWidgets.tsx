// Widgets of fields that are evaluated: expressions, expressions by name, code.

import {
  ActionIcon,
  Button,
  Group,
  Input,
  Select,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { AppError } from '../../../engine/base/appError.ts';
import { compileExpression } from '../../../engine/base/compileExpression.ts';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { lazyPart } from '../../stores/lazyPart.tsx';
import { useDocument } from '../../stores/useStudio.ts';
import {
  asText,
  type FieldOfType,
  type FieldWithType,
  fieldProps,
  identifierError,
  messageProps,
  optionalText,
  useFieldEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import { type FieldProblem, typingError } from '../FieldMessage.tsx';
import classes from './expressionWidgets.module.css';

/** The error in a CEL expression; undefined if it is valid or empty. */
export function expressionError(source: string): FieldProblem | undefined {
  if (source.trim() === '') return undefined;
  try {
    compileExpression(source);
    return undefined;
  } catch (error) {
    return typingError(error instanceof AppError ? error.message : String(error));
  }
}

interface AddNameFieldProps {
  readonly label: string;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** A button that becomes a field for a new name. */
function AddNameField({ label, taken, onAdd }: AddNameFieldProps) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => setName('')}
        >
          {label}
        </Button>
      </div>
    );
  }
  const invalid = identifierError(name);
  const error = taken.includes(name) ? 'This name is already used' : name === '' ? undefined : invalid;
  const add = () => {
    if (invalid !== undefined || error !== undefined) return;
    onAdd(name);
    setName(null);
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        size="xs"
        flex={1}
        autoFocus
        aria-label={`${label}: name`}
        placeholder="name"
        value={name}
        {...(error === undefined ? {} : { error })}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          if (event.key === 'Escape') setName(null);
        }}
      />
      <Button size="xs" variant="light" disabled={invalid !== undefined || error !== undefined} onClick={add}>
        Add
      </Button>
    </Group>
  );
}

/** A CEL expression. Errors are shown below it while typing. */
export function ExpressionWidget({ field, path, value }: WidgetProps<FieldWithType<'expression'>>) {
  const editor = useFieldEditor();
  const text = asText(value);
  return (
    <Textarea
      {...fieldProps(field, expressionError(text) ?? editor.problem(path))}
      autosize
      minRows={1}
      maxRows={8}
      classNames={{ input: classes.input ?? '' }}
      spellCheck={false}
      value={text}
      onChange={(event) => editor.set(path, optionalText(event.currentTarget.value, field))}
    />
  );
}

const none: JsonObject = {};

/** The slot that an input is probably meant to get: the one of its name, otherwise the only one whose name contains it. */
function slotForInput(input: string, slots: readonly string[]): string | undefined {
  if (slots.includes(input)) return input;
  const similar = slots.filter((slot) => slot.includes(input) || input.includes(slot));
  return similar.length === 1 ? similar[0] : undefined;
}

/** A map from names to expressions: slots to set, inputs of an action. */
export function ExpressionsWidget({ field, path, value }: WidgetProps<FieldOfType<'expressions'>>) {
  const editor = useFieldEditor();
  const map = isObject(value) ? value : none;
  const actionId = field.actionPath === undefined ? '' : asText(editor.data[field.actionPath]);
  const inputs = useDocument(({ project }) => project?.actions[actionId]?.input);
  const slots = useDocument(({ project }) => project?.manifest.slots);
  const offeredKeys = field.keys === 'slots' ? Object.keys(slots ?? {}) : Object.keys(inputs ?? {});
  // Inputs that an action needs have a row before they are set.
  const missing = Object.entries(inputs ?? {}).flatMap(([name, { required }]) =>
    required && !Object.hasOwn(map, name) ? [name] : [],
  );
  const unusedKeys = offeredKeys.filter((name) => !Object.hasOwn(map, name) && !missing.includes(name));
  const add = (name: string) => editor.set([...path, name], field.keys === 'slots' ? 'null' : '""');

  return (
    <Input.Wrapper
      {...fieldProps(field, editor.problem(path))}
      labelElement="div"
      role="group"
      aria-label={field.label}
    >
      <Stack gap={8} my={4}>
        {[...Object.keys(map), ...missing].map((name) => {
          const source = asText(map[name]);
          const isMissing = missing.includes(name);
          const problem = isMissing
            ? typingError('The action needs this input')
            : (expressionError(source) ?? editor.problem([...path, name]));
          const required = inputs?.[name]?.required === true;
          const slot = isMissing ? slotForInput(name, Object.keys(slots ?? {})) : undefined;
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
                {slot !== undefined && (
                  <Button
                    size="compact-xs"
                    variant="light"
                    onClick={() => editor.set([...path, name], `slots.${slot}`)}
                  >
                    Use the slot {slot}
                  </Button>
                )}
                {!isMissing && (
                  <ActionIcon
                    size={20}
                    aria-label={`Remove ${name}`}
                    onClick={() => editor.set([...path, name], undefined)}
                  >
                    <IconX size={13} stroke={1.7} />
                  </ActionIcon>
                )}
              </Group>
              <Textarea
                aria-label={`${field.label}: ${name}`}
                autosize
                minRows={1}
                maxRows={8}
                spellCheck={false}
                classNames={{ input: classes.input ?? '' }}
                value={source}
                {...messageProps(problem)}
                onChange={(event) => editor.set([...path, name], event.currentTarget.value)}
              />
            </div>
          );
        })}
        {field.keys === 'free' ? (
          <AddNameField label={field.addLabel} taken={Object.keys(map)} onAdd={add} />
        ) : (
          unusedKeys.length > 0 && (
            <Select
              size="xs"
              aria-label={field.addLabel}
              placeholder={field.addLabel}
              data={unusedKeys}
              value={null}
              searchable
              onChange={(name) => name !== null && add(name)}
            />
          )
        )}
        {field.keys !== 'free' && offeredKeys.length === 0 && (
          <Text size="xs" c="dimmed">
            {field.keys === 'slots'
              ? 'The project has no slots yet.'
              : actionId === ''
                ? 'Choose an action first.'
                : 'This action has no inputs.'}
          </Text>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const CodeEditor = lazyPart(
  'The code editor',
  async () => (await import('../code/CodeEditor.tsx')).default,
  <Skeleton height={180} my={4} />,
);

/** JavaScript, in an editor that is loaded on first use. */
export function CodeWidget({ field, path, value }: WidgetProps<FieldOfType<'code'>>) {
  const editor = useFieldEditor();
  return (
    <Input.Wrapper {...fieldProps(field, editor.problem(path))} labelElement="div">
      <CodeEditor
        label={field.label}
        value={asText(value)}
        onChange={(code) => editor.set(path, optionalText(code, field))}
      />
    </Input.Wrapper>
  );
}
