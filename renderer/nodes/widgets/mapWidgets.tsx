// Widgets of fields whose value is a map or any JSON: texts by name, objects by name, JSON.

import { ActionIcon, Button, Group, Input, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { fieldKeys } from '../../../engine/kit/forms/fieldValues.ts';
import { deepEqual, isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../../engine/model/yaml/valueEdit.ts';
import {
  asText,
  type FieldOfType,
  type FieldPath,
  fieldProps,
  identifierError,
  isFieldShown,
  useFieldEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import { typingError } from '../FieldMessage.tsx';
import codeClasses from './expressionWidgets.module.css';
import classes from './mapWidgets.module.css';

interface NameInputProps {
  /** The name in the document; empty for a row that is being added. */
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  /** Shown above the field. */
  readonly heading?: string;
  /** Why a name cannot be used; undefined if it can. */
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (name: string) => void;
}

/** The name of an entry. It is written when the field is left, not letter by letter: other things may refer to it. */
function NameInput({ name, label, placeholder, heading, errorOf, onChange }: NameInputProps) {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const error = text === name ? undefined : errorOf(text);
  const commit = () => {
    if (text === name) return;
    if (text === '' || error !== undefined) setText(name);
    else onChange(text);
  };
  return (
    <TextInput
      {...(heading === undefined ? {} : { label: heading, labelProps: { 'aria-hidden': true } })}
      aria-label={label}
      placeholder={placeholder}
      autoFocus={name === ''}
      classNames={{ input: codeClasses.input ?? '' }}
      spellCheck={false}
      value={text}
      {...(text === '' || error === undefined ? {} : { error })}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(name);
      }}
    />
  );
}

/** A map with another name for one of its entries, which keeps its place. */
function renamed(map: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key === from ? to : key, value]));
}

interface MapFrameProps {
  readonly field: FieldOfType<'texts' | 'named'>;
  readonly path: FieldPath;
  readonly children: ReactNode;
  readonly onAdd: () => void;
}

/** Label, help and error of a map, with the button that adds an entry. */
function MapFrame({ field, path, children, onAdd }: MapFrameProps) {
  const { problem } = useFieldEditor();
  return (
    <Input.Wrapper
      {...fieldProps(field, problem(path))}
      labelElement="div"
      role="group"
      aria-label={field.label}
    >
      <Stack gap={6} my={4}>
        {children}
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.8} />}
            onClick={onAdd}
          >
            {field.addLabel}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}

const none: JsonObject = {};

/** A map from names to texts, such as headers: one row each. */
export function TextsWidget({ field, path, value }: WidgetProps<FieldOfType<'texts'>>) {
  const { set } = useFieldEditor();
  const map = isJsonObject(value) ? value : none;
  const [adding, setAdding] = useState(false);
  const errorOf = (name: string) => (Object.hasOwn(map, name) ? 'This name is already used' : undefined);
  const rows = [...Object.keys(map), ...(adding ? [''] : [])];
  return (
    <MapFrame field={field} path={path} onAdd={() => setAdding(true)}>
      {rows.map((name, place) => (
        // A renamed row stays the same row.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Group key={place} gap={6} wrap="nowrap" align="flex-start">
          <div className={classes.name}>
            <NameInput
              name={name}
              label={`${field.label} ${place + 1}: name`}
              placeholder="Name"
              errorOf={errorOf}
              onChange={(next) => {
                setAdding(false);
                set(path, name === '' ? { ...map, [next]: '' } : renamed(map, name, next));
              }}
            />
          </div>
          <TextInput
            flex={1}
            aria-label={`${field.label} ${place + 1}: value`}
            placeholder="Value"
            classNames={{ input: codeClasses.input ?? '' }}
            spellCheck={false}
            disabled={name === ''}
            value={asText(map[name])}
            onChange={(event) => set([...path, name], event.currentTarget.value)}
          />
          <ActionIcon
            size={30}
            mt={3}
            aria-label={`Remove ${name === '' ? 'the new row' : name}`}
            onClick={() => {
              if (name === '') setAdding(false);
              else set([...path, name], undefined);
            }}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </Group>
      ))}
    </MapFrame>
  );
}

/** A map from names to objects with fields, such as the inputs of an action. */
export function NamedObjectsWidget({ field, path, value }: WidgetProps<FieldOfType<'named'>>) {
  const { set, renderField } = useFieldEditor();
  const map = isJsonObject(value) ? value : none;
  const [adding, setAdding] = useState(false);
  const errorOf = (name: string) =>
    Object.hasOwn(map, name) ? 'This name is already used' : identifierError(name);
  const rows = [...Object.keys(map), ...(adding ? [''] : [])];
  return (
    <MapFrame field={field} path={path} onAdd={() => setAdding(true)}>
      {rows.map((name, place) => {
        const item = isJsonObject(map[name]) ? map[name] : none;
        return (
          // A renamed row stays the same row.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={place} className={classes.item}>
            <div className={classes.fields}>
              <NameInput
                name={name}
                label={`${field.label} ${place + 1}: name`}
                heading="Name"
                placeholder="name"
                errorOf={errorOf}
                onChange={(next) => {
                  setAdding(false);
                  set(path, name === '' ? { ...map, [next]: {} } : renamed(map, name, next));
                }}
              />
              {name !== '' &&
                field.fields
                  .filter((one) => isFieldShown(one, item))
                  .map((one) => (
                    <div key={one.path}>
                      {renderField(one, [...path, name, ...fieldKeys(one)], valueAt(item, fieldKeys(one)))}
                    </div>
                  ))}
            </div>
            <ActionIcon
              size={26}
              aria-label={`Remove ${name === '' ? 'the new row' : name}`}
              onClick={() => {
                if (name === '') setAdding(false);
                else set([...path, name], undefined);
              }}
            >
              <IconX size={15} stroke={1.7} />
            </ActionIcon>
          </div>
        );
      })}
    </MapFrame>
  );
}

type Read = { readonly value: Json | undefined } | { readonly error: string };

function readJson(text: string): Read {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return {
      error: /[^"]\{\{|^\{\{/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
        ? 'This is not valid JSON: put {{ … }} in double quotes'
        : `This is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function writeJson(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** Any value, as JSON. It is written while it is valid; on leaving the field it is indented. */
export function JsonWidget({ field, path, value }: WidgetProps<FieldOfType<'json'>>) {
  const editor = useFieldEditor();
  const [text, setText] = useState(() => writeJson(value));
  const read = readJson(text);
  const isOwn = 'error' in read || deepEqual(read.value ?? null, value ?? null);
  const shown = isOwn ? text : writeJson(value);
  return (
    <Textarea
      {...fieldProps(field, 'error' in read && isOwn ? typingError(read.error) : editor.problem(path))}
      autosize
      minRows={3}
      maxRows={18}
      classNames={{ input: codeClasses.input ?? '' }}
      spellCheck={false}
      value={shown}
      onBlur={() => {
        if (!('error' in read)) setText(writeJson(value));
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const next = readJson(typed);
        if (!('error' in next)) editor.set(path, next.value);
      }}
    />
  );
}
