import { Button, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JsonObject } from '../../../engine/base/json.ts';
import { type EntityType, entityTypes } from '../../../engine/kit/forms/entityForm.ts';
import { builtinNames, builtins } from '../../../engine/model/entities/builtin/builtins.ts';
import { useStudio } from '../../stores/useStudio.ts';
import { addEntity } from '../../stores/utteranceEdits.ts';
import { LinesField } from '../../ui/TextFields.tsx';
import type { CreateDialogProps } from './NewActionDialog.tsx';

/** Reads `Economy: eco, cheap` as a value with its synonyms. */
export function readListedValue(line: string): JsonObject {
  const [value = '', words = ''] = line.split(/:(?:\s(.*)|$)/s);
  const synonyms = words
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return { value: value.trim(), ...(synonyms.length === 0 ? {} : { synonyms }) };
}

interface Draft {
  readonly type: EntityType;
  readonly lines: readonly string[];
  readonly pattern: string;
  readonly builtin: string;
}

/** What the document has besides id and name; undefined while something is missing. */
function documentOf({ type, lines, pattern, builtin }: Draft): JsonObject | undefined {
  if (type === 'trained') return { type };
  if (type === 'builtin') return { type, builtin };
  if (type === 'pattern') return pattern === '' ? undefined : { type, patterns: [pattern] };
  const values = lines.map(readListedValue).filter(({ value }) => value !== '');
  return values.length === 0 ? undefined : { type, values };
}

/** Creates an entity of one of the kinds, with its first values or its pattern. */
export function NewEntityDialog({ name: start, onClose }: CreateDialogProps) {
  const studio = useStudio();
  const [name, setName] = useState(start);
  const [draft, setDraft] = useState<Draft>({ type: 'list', lines: [], pattern: '', builtin: 'date' });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const document = documentOf(draft);
  const ready = name.trim() !== '' && document !== undefined;
  const create = () => {
    if (!ready) return;
    const id = addEntity(studio, name.trim(), document);
    if (id !== undefined) onClose(id);
  };
  return (
    <Modal opened onClose={() => onClose(null)} title="New entity" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Booking number"
            withAsterisk
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div>
            <SegmentedControl
              aria-label="Kind of entity"
              size="xs"
              fullWidth
              data={entityTypes.map(({ value, label }) => ({ value, label }))}
              value={draft.type}
              onChange={(type) => change({ type: type as EntityType })}
            />
            <Text size="xs" c="dimmed" mt={6}>
              {entityTypes.find(({ value }) => value === draft.type)?.help}
            </Text>
          </div>
          {draft.type === 'list' && (
            <LinesField
              label="Values"
              description="One per line. Synonyms follow a colon: Economy: eco, cheap"
              minRows={4}
              lines={draft.lines}
              onChange={(lines) => change({ lines })}
            />
          )}
          {draft.type === 'pattern' && (
            <TextInput
              label="Pattern"
              withAsterisk
              placeholder="[A-Z]{2}\d{4}"
              description="A regular expression. [A-Z]{2}\d{4} is two letters and four digits."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              spellCheck={false}
              value={draft.pattern}
              onChange={(event) => change({ pattern: event.currentTarget.value })}
            />
          )}
          {draft.type === 'builtin' && (
            <Select
              label="Recogniser"
              allowDeselect={false}
              data={builtinNames.map((value) => ({ value, label: builtins[value].label }))}
              value={draft.builtin}
              onChange={(builtin) => change({ builtin: builtin ?? 'date' })}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => onClose(null)}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready}>
              Create entity
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
