import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { slotDefaults, slotFields } from '../../nodes/settings/slotFields.ts';
import type { RawManifest } from '../../nodes/settings/useRawManifest.ts';
import { useSettingsEditor } from '../../nodes/settings/useSettingsEditor.tsx';
import { deleteSlot } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { SettingsForm } from './SettingsForm.tsx';

interface SlotFormProps {
  readonly raw: RawManifest;
  readonly slot: string;
}

/** The declaration of one slot. */
export function SlotForm({ raw, slot }: SlotFormProps) {
  const studio = useStudio();
  const base = useMemo(() => ['slots', slot], [slot]);
  const editor = useSettingsEditor({ raw, base, fields: slotFields, defaults: slotDefaults });
  return (
    <SettingsForm
      title={slot}
      help="A typed value that conversations collect."
      fields={slotFields}
      editor={editor}
      action={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={15} stroke={1.7} />}
          onClick={() => deleteSlot(studio, slot)}
        >
          Delete
        </Button>
      }
    />
  );
}
