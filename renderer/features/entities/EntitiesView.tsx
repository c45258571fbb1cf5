import { Button, Stack, Text } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { FoundValue } from '../../../engine/contract/methods/nluMethods.ts';
import type { Entity } from '../../../engine/model/documents/entity.ts';
import type { Builtin } from '../../../engine/model/entities/builtin/builtins.ts';
import { toAppError } from '../../client/toAppError.ts';
import { BrokenDocumentMessage } from '../../nodes/BrokenDocumentMessage.tsx';
import { NewEntityDialog } from '../../nodes/create/NewEntityDialog.tsx';
import { EntityForm } from '../../nodes/documents/EntityForm.tsx';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { brokenDocuments, fileOf, problemsOfFile, worstSeverity } from '../../stores/documentState.ts';
import { entityTypeLabel, recogniserOf, recognisers } from '../../stores/entityKinds.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { usesOf } from '../../stores/uses.ts';
import { addEntity } from '../../stores/utteranceEdits.ts';
import { DetailHeader, ItemList, ListAndDetail, type ListedItem } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { LinesField } from '../../ui/TextFields.tsx';
import classes from './EntitiesView.module.css';

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
  return builtin === null ? '' : recogniserOf(builtin).label;
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
function TryEntities({ start }: TryEntitiesProps) {
  const entities = useDocument(({ project }) => project?.entities);
  const [lines, setLines] = useState(start);
  const { found, error } = useFound(lines);
  const names = Object.fromEntries(Object.values(entities ?? {}).map(({ id, name }) => [id, name]));
  return (
    <Stack gap="md" component="section" aria-label="Try messages">
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

/** A built-in recogniser: what it finds, and how it is used. */
function BuiltinDetail({ name }: { readonly name: Builtin }) {
  const studio = useStudio();
  const openItem = useView((state) => state.openItem);
  const { label, gives, ...definition } = recogniserOf(name);
  const slot = 'slot' in definition ? definition.slot : undefined;
  return (
    <Stack gap="md" maw={760} p="xl" mx="auto">
      <DetailHeader title={label} id={name} help="A built-in recogniser." />
      <Text size="sm">
        Its values are {gives.replaceAll('`', '')}.{' '}
        {slot === undefined
          ? 'Add it to the project to use it in slots and collect states.'
          : `Slots of the type ${slot} use it automatically; add it to the project to refer to it elsewhere.`}
      </Text>
      <div>
        <Button
          size="xs"
          leftSection={<IconPlus size={16} stroke={1.8} />}
          onClick={() => {
            const id = addEntity(studio, label, { type: 'builtin', builtin: name });
            if (id !== undefined) openItem('entities', id);
          }}
        >
          Add to the project
        </Button>
      </div>
    </Stack>
  );
}

const none: Readonly<Record<string, Entity>> = {};
const builtinId = (name: string) => `builtin.${name}`;

function useListedEntities(): readonly ListedItem[] {
  const project = useDocument((state) => state.project);
  const parsed = useDocument((state) => state.parsed);
  const problems = useDocument((state) => state.problems);
  return useMemo(() => {
    const own = 'In this project';
    return [
      ...Object.values(project?.entities ?? none).map(({ id, name, type }) => ({
        id,
        name,
        section: own,
        hint: entityTypeLabel(type),
        rank: project === null ? 0 : usesOf(project, { type: 'entity', id }).length,
        severity: worstSeverity(problemsOfFile(problems, fileOf('entity', id))),
      })),
      ...(parsed === null ? [] : brokenDocuments(parsed, 'entity')).map((one) => ({
        ...one,
        section: own,
        severity: 'error' as const,
      })),
      ...recognisers.map(({ name, label }) => ({
        id: builtinId(name),
        name: label,
        section: 'Built-in',
      })),
    ];
  }, [project, parsed, problems]);
}

/** The entities, those of the project and the built-in ones, and the one that is open, with messages to try them on. */
function EntitiesView() {
  const entities = useDocument(({ project }) => project?.entities) ?? none;
  const chosen = useView((state) => state.items.entities);
  const openItem = useView((state) => state.openItem);
  const [creating, setCreating] = useState(false);
  const items = useListedEntities();
  const open = items.find(({ id }) => id === chosen)?.id ?? items[0]?.id ?? '';
  const entity = entities[open];
  const builtin = recognisers.find(({ name }) => builtinId(name) === open)?.name;
  const start = recogniserOf(
    builtin ?? (entity?.type === 'builtin' ? entity.builtin : 'order_number'),
  ).example;
  return (
    <ListAndDetail
      list={
        <ItemList
          title="Entities"
          items={items}
          rankLabel="Most used first"
          open={open}
          onOpen={(id) => openItem('entities', id)}
          add={[{ label: 'New entity', run: () => setCreating(true) }]}
        />
      }
      aside={<TryEntities key={builtin ?? ''} start={[start]} />}
    >
      {entity !== undefined ? (
        <EntityForm key={open} entity={entity} />
      ) : builtin !== undefined ? (
        <BuiltinDetail key={open} name={builtin} />
      ) : (
        <BrokenDocumentMessage path={fileOf('entity', open)} />
      )}
      {creating && (
        <NewEntityDialog
          name=""
          onClose={(id) => {
            setCreating(false);
            if (id !== null) openItem('entities', id);
          }}
        />
      )}
    </ListAndDetail>
  );
}

/** The kinds of values that are found in messages. */
export const entitiesView: MainViewDefinition = {
  id: 'entities',
  label: 'Entities',
  icon: IconTags,
  group: 'understand',
  component: EntitiesView,
};
