import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Entity } from '../../../engine/model/entity.ts';
import type { Annotation } from '../../../engine/model/utterance.ts';
import { roleNames } from '../../stores/utteranceMarks.ts';

/** As many need no search. */
const few = 8;

interface ValueChoiceProps {
  /** The words that are chosen. */
  readonly text: string;
  readonly entities: readonly Entity[];
  /** What they are annotated as. */
  readonly annotation: Annotation | undefined;
  readonly onMark: (entity: string, role: string | undefined) => void;
  readonly onRemove: () => void;
}

/** Says what the chosen words of an utterance are. */
export function ValueChoice({ text, entities, annotation, onMark, onRemove }: ValueChoiceProps) {
  const [entity, setEntity] = useState(annotation?.entity ?? entities[0]?.id ?? null);
  const [role, setRole] = useState(annotation?.role ?? null);
  const definition = entities.find(({ id }) => id === entity);
  const roles = definition === undefined ? [] : roleNames(definition);
  if (entities.length === 0) {
    return (
      <Text size="xs" maw={240}>
        The project has no entities yet. Add nlu/entities/place.yaml of type trained, or any other.
      </Text>
    );
  }
  return (
    <Stack gap="xs" w={250}>
      <Text size="sm" fw={600} truncate title={text}>
        {text}
      </Text>
      <Select
        label="Entity"
        size="xs"
        searchable={entities.length > few}
        data-autofocus
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={entities.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} (${id})` }))}
        value={entity}
        onChange={(id) => {
          setEntity(id);
          setRole(null);
        }}
      />
      {roles.length > 0 && (
        <Select
          label="Role"
          size="xs"
          clearable
          placeholder="None"
          comboboxProps={{ withinPortal: false }}
          data={roles}
          value={role}
          onChange={setRole}
        />
      )}
      <Group gap="xs" justify="flex-end">
        {annotation !== undefined && (
          <Button size="xs" variant="default" onClick={onRemove}>
            Remove
          </Button>
        )}
        <Button
          size="xs"
          disabled={entity === null}
          onClick={() => entity !== null && onMark(entity, role ?? undefined)}
        >
          {annotation === undefined ? 'Mark' : 'Change'}
        </Button>
      </Group>
    </Stack>
  );
}
