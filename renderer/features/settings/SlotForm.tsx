import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { slotForm } from '../../../engine/kit/slotForm.ts';
import { deleteSlot } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { SettingsForm } from './SettingsForm.tsx';
import type { RawManifest } from './useRawManifest.ts';
import { useSettingsEditor } from './useSettingsEditor.tsx';

const defaults = { scope: 'conversation', sensitive: false };

interface SlotFormProps {
  readonly raw: RawManifest;
  readonly slot: string;
}

/** The declaration of one slot. */
export function SlotForm({ raw, slot }: SlotFormProps) {
  const studio = useStudio();
  const base = useMemo(() => ['slots', slot], [slot]);
  const editor = useSettingsEditor({ raw, base, fields: slotForm, defaults });
  return (
    <SettingsForm
      title={slot}
      help="A typed value that conversations collect."
      fields={slotForm}
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
