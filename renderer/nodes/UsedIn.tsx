import { Anchor, Button, Group, Text } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { IconCode, IconTrash } from '@tabler/icons-react';
import { manifestPath } from '../../engine/model/documentKinds.ts';
import { fileOf } from '../stores/documentState.ts';
import { useDocument, useStudio } from '../stores/useStudio.ts';
import { type Use, type UsedThing, usesOf } from '../stores/uses.ts';

const none: readonly Use[] = [];

function useUses(thing: UsedThing): readonly Use[] {
  return useDocument(({ project }) => (project === null ? none : usesOf(project, thing)));
}

/** Number of places that are listed at once. */
const maxListed = 12;

/** Where something is used, as links. */
export function UsedIn({ thing }: { readonly thing: UsedThing }) {
  const studio = useStudio();
  const uses = useUses(thing);
  return (
    <section aria-label="Used in">
      <Text component="h3" size="sm" fw={600} mb={4}>
        Used in
      </Text>
      {uses.length === 0 && (
        <Text size="sm" c="dimmed">
          Not used yet.
        </Text>
      )}
      <Group gap="4px 12px">
        {uses.slice(0, maxListed).map(({ key, label, open }) => (
          <Anchor
            key={key}
            component="button"
            size="sm"
            c="var(--dl-accent-text)"
            onClick={() => open(studio)}
          >
            {label}
          </Anchor>
        ))}
        {uses.length > maxListed && (
          <Text size="sm" c="dimmed">
            and {uses.length - maxListed} more
          </Text>
        )}
      </Group>
    </section>
  );
}

interface ThingButtonsProps {
  readonly thing: UsedThing;
  readonly onDelete: () => void;
}

/** A function that deletes something, and asks first if it is used. */
export function useDelete({ thing, onDelete }: ThingButtonsProps): () => void {
  const modals = useModals();
  const { document } = useStudio();
  return () => {
    // Looked up with the click: a list of things to delete need not know the uses of all of them.
    const { project } = document.getState();
    const uses = project === null ? none : usesOf(project, thing);
    if (uses.length === 0) {
      onDelete();
      return;
    }
    modals.openConfirmModal({
      title: `Delete ${thing.id}?`,
      children: (
        <Text size="sm">
          It is used in {uses.length === 1 ? uses[0]?.label : `${uses.length} places`}, which will then have a
          problem. Undo restores it.
        </Text>
      ),
      labels: { confirm: 'Delete', cancel: 'Cancel' },
      confirmProps: { color: 'red.9' },
      onConfirm: onDelete,
    });
  };
}

interface EditAsTextProps {
  /** The file; that of the project when absent. */
  readonly path?: string;
  /** The place in it. */
  readonly keys?: readonly string[];
}

/** Opens the file of something as text, at its place. */
export function EditAsText({ path = manifestPath, keys = [] }: EditAsTextProps) {
  const { document, view } = useStudio();
  const open = () => {
    const line = document.getState().parsed?.documents[path]?.locate(keys).line ?? 1;
    view.getState().openFile(path, line);
  };
  return (
    <Button size="xs" variant="default" leftSection={<IconCode size={15} stroke={1.7} />} onClick={open}>
      Edit as text
    </Button>
  );
}

/** Where something is written: in a file of its own, or in that of the project. */
function placeOf({ type, id }: UsedThing): EditAsTextProps {
  if (type === 'slot') return { keys: ['slots', id] };
  if (type === 'variable') return { keys: ['environment', 'variables', id] };
  if (type === 'secret') return { keys: ['environment', 'secrets', id] };
  return { path: fileOf(type, id) };
}

/** What is done with something as a whole: it is edited as text, or deleted, after a question if it is used. */
export function ThingButtons(props: ThingButtonsProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      <EditAsText {...placeOf(props.thing)} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={15} stroke={1.7} />}
        onClick={useDelete(props)}
      >
        Delete
      </Button>
    </Group>
  );
}
