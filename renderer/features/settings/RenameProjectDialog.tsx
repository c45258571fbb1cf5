import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import type { DialogDefinition } from '../../ui/panelDefinition.ts';

/** Renames the open project. Its folder keeps its name, because other programs may know it. */
function RenameProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const studio = useStudio();
  const current = useDocument(({ project }) => project?.manifest.name ?? '');
  const [name, setName] = useState(current);
  const wanted = name.trim();
  const rename = () => {
    if (wanted === '') return;
    if (wanted !== current) runEdit(studio, 'manifest.setField', { path: ['name'], value: wanted });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Rename project" size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            description="The folder keeps its name."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data-autofocus
            value={name}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={wanted === ''}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Registered as a dialog, for the menu of the project and the palette. */
export const renameDialog: DialogDefinition = { id: 'rename', component: RenameProjectDialog };
