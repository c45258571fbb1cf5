import { Button } from '@mantine/core';
import { IconBracketsContain, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { FormPage } from '../../nodes/FormPage.tsx';
import {
  type RawManifest,
  slotDefaults,
  slotFields,
  useRawManifest,
  useSettingsEditor,
} from '../../nodes/settings/useSettingsEditor.ts';
import { AboutThing, ThingButtons } from '../../nodes/UsedIn.tsx';
import { problemsOfManifest, worstSeverity } from '../../stores/documentState.ts';
import { addNamedSlot } from '../../stores/projectEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { usesOf } from '../../stores/uses.ts';
import { ItemList, ListAndDetail } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';

interface SlotFormProps {
  readonly raw: RawManifest;
  readonly slot: string;
}

/** The declaration of one slot. */
export function SlotForm({ raw, slot }: SlotFormProps) {
  const studio = useStudio();
  const base = useMemo(() => ['slots', slot], [slot]);
  const editor = useSettingsEditor({ raw, base, fields: slotFields, defaults: slotDefaults });
  const thing = useMemo(() => ({ type: 'slot', id: slot }) as const, [slot]);
  return (
    <FormPage
      title={slot}
      help="A typed value that conversations collect."
      fields={slotFields}
      editor={editor}
      action={<ThingButtons thing={thing} onDelete={() => runEdit(studio, 'slot.delete', { slot })} />}
    />
  );
}

/** The list of slots and the one that is open. */
function SlotsView() {
  const studio = useStudio();
  const raw = useRawManifest();
  const project = useDocument((state) => state.project);
  const problems = useDocument((state) => state.problems);
  const chosen = useView((state) => state.items.slots);
  const openItem = useView((state) => state.openItem);
  const [naming, setNaming] = useState(false);
  const items = useMemo(
    () =>
      Object.entries(raw.slots).map(([id, { type }]) => ({
        id,
        name: id,
        hint: String(type ?? ''),
        rank: project === null ? 0 : usesOf(project, { type: 'slot', id }).length,
        severity: worstSeverity(problemsOfManifest(problems, `slots.${id}`)),
      })),
    [raw, project, problems],
  );
  const first = items.map(({ id }) => id).sort((a, b) => a.localeCompare(b))[0];
  const open = chosen !== undefined && raw.slots[chosen] !== undefined ? chosen : first;
  return (
    <ListAndDetail
      list={
        <ItemList
          title="Slots"
          items={items}
          rankLabel="Most used first"
          open={open ?? null}
          onOpen={(id) => openItem('slots', id)}
          add={[{ label: 'Add a slot', run: () => setNaming(true) }]}
          naming={
            naming
              ? {
                  label: 'Name of the new slot',
                  onClose: (name) => {
                    setNaming(false);
                    if (name !== null) openItem('slots', addNamedSlot(studio, name));
                  },
                }
              : undefined
          }
        />
      }
      about={
        open === undefined ? undefined : (
          <AboutThing
            key={open}
            thing={{ type: 'slot', id: open }}
            fields={slotFields}
            data={raw.slots[open] ?? {}}
          />
        )
      }
    >
      {open === undefined ? (
        <EmptyMessage
          icon={IconBracketsContain}
          title="No slots yet"
          action={
            <Button
              size="xs"
              leftSection={<IconPlus size={16} stroke={1.8} />}
              onClick={() => setNaming(true)}
            >
              Add a slot
            </Button>
          }
        >
          A slot is a typed value that a conversation collects, such as an order number or a date. A collect
          state asks for it.
        </EmptyMessage>
      ) : (
        <SlotForm key={open} raw={raw} slot={open} />
      )}
    </ListAndDetail>
  );
}

/** The values that conversations collect. */
export const slotsView: MainViewDefinition = {
  id: 'slots',
  label: 'Slots',
  icon: IconBracketsContain,
  group: 'understand',
  component: SlotsView,
};
