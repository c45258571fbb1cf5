import { Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { FoundValue } from '../../../engine/contract/methods/nluMethods.ts';
import { builtins } from '../../../engine/model/entities/builtin/builtins.ts';
import { toAppError } from '../../client/toAppError.ts';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { LinesField } from '../../ui/TextFields.tsx';
import classes from './TryEntities.module.css';

interface Found {
  readonly text: string;
  readonly values: readonly FoundValue[];
}

/** The pause in typing after which messages are searched, in milliseconds. */
const pause = 250;

/** Searches messages shortly after they or the files of the project change. */
function useFound(lines: readonly string[]): {
  readonly found: readonly Found[];
  readonly error: AppError | null;
} {
  const { client, document } = useStudio();
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const files = useDocument((state) => state.project?.entities);
  const [state, setState] = useState<ReturnType<typeof useFound>>({ found: [], error: null });
  const key = JSON.stringify(lines);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entities change the result
  useEffect(() => {
    const texts = JSON.parse(key) as readonly string[];
    let current = true;
    const search = async () => {
      await document.getState().whenSaved();
      const results = await client.request('nlu.mentions', { projectId, texts: [...texts] });
      return texts.map((text, n) => ({ text, values: results[n] ?? [] }));
    };
    const timer = window.setTimeout(() => {
      search().then(
        (found) => current && setState({ found, error: null }),
        (error: unknown) => current && setState({ found: [], error: toAppError(error) }),
      );
    }, pause);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [client, document, projectId, key, files]);
  return state;
}

function nameOf({ entity, builtin }: FoundValue, names: Readonly<Record<string, string>>): string {
  if (entity !== null) return names[entity] ?? entity;
  return builtin === null ? '' : builtins[builtin].label;
}

/** A message with the values that were found in it. */
function FoundLine({ text, values, names }: Found & { readonly names: Readonly<Record<string, string>> }) {
  return (
    <li className={classes.line}>
      <Text size="sm">{text}</Text>
      {values.length === 0 && (
        <Text size="xs" c="dimmed">
          No values
        </Text>
      )}
      {values.map((value) => {
        const written = text.slice(value.start, value.end);
        const read = typeof value.value === 'string' ? value.value : JSON.stringify(value.value);
        return (
          <Text key={`${value.entity} ${value.builtin} ${value.start}`} size="xs">
            <mark className={classes.value}>{written}</mark> {nameOf(value, names)}
            {read !== written && <span className={classes.read}> → {read}</span>}
          </Text>
        );
      })}
    </li>
  );
}

interface TryEntitiesProps {
  /** The messages to begin with. */
  readonly start: readonly string[];
}

/** Messages to try the entities on: what is found in each, by the project's entities and by built-in ones. */
export function TryEntities({ start }: TryEntitiesProps) {
  const entities = useDocument(({ project }) => project?.entities);
  const [lines, setLines] = useState(start);
  const { found, error } = useFound(lines);
  const names = Object.fromEntries(Object.values(entities ?? {}).map(({ id, name }) => [id, name]));
  return (
    <Stack gap="md" component="section" aria-label="Try">
      <LinesField
        label="Try messages"
        description="One per line, as customers would write them."
        minRows={3}
        lines={lines}
        onChange={setLines}
      />
      {error !== null && <ProblemMessage error={error} />}
      <ul className={classes.lines} aria-label="Values found">
        {found.map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message has no other id, and can occur twice
          <FoundLine key={n} {...one} names={names} />
        ))}
      </ul>
    </Stack>
  );
}
