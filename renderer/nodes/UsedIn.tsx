import { Anchor, Button, Group, Text } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { IconCode, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { JsonObject } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { manifestPath } from '../../engine/model/documentKinds.ts';
import { fileOf, problemsOfFile, problemsOfManifest } from '../stores/documentState.ts';
import { useDocument, useStudio } from '../stores/useStudio.ts';
import { type Use, type UsedThing, usesOf } from '../stores/uses.ts';
import { isShownAtField } from './FieldEditor.ts';
import { ProblemNotes } from './FieldMessage.tsx';
import classes from './UsedIn.module.css';

const none: readonly Use[] = [];

function useUses(thing: UsedThing): readonly Use[] {
  return useDocument(({ project }) => (project === null ? none : usesOf(project, thing)));
}

interface LinkedPlacesProps {
  readonly title: string;
  readonly places: readonly Use[];
  /** Said if there are none. */
  readonly none: string;
}

/** Number of places that are listed at first. */
const maxListed = 12;

/** Places of the project, as links. */
export function LinkedPlaces({ title, places, none }: LinkedPlacesProps) {
  const studio = useStudio();
  const [all, setAll] = useState(false);
  const shown = all ? places : places.slice(0, maxListed);
  return (
    <section aria-label={title}>
      <Text component="h3" size="sm" fw={600} mb={4}>
        {title}
      </Text>
      {places.length === 0 && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      <div className={classes.places}>
        {shown.map(({ key, label, open }) => (
          <Anchor
            key={key}
            component="button"
            size="sm"
            ta="start"
            c="var(--dl-accent-text)"
            onClick={() => open(studio)}
          >
            {label}
          </Anchor>
        ))}
        {places.length > shown.length && (
          <Anchor component="button" size="sm" ta="start" c="dimmed" onClick={() => setAll(true)}>
            and {places.length - shown.length} more
          </Anchor>
        )}
      </div>
    </section>
  );
}

/** Where something is used, as links. */
export function UsedIn({ thing }: { readonly thing: UsedThing }) {
  return <LinkedPlaces title="Used in" places={useUses(thing)} none="Not used yet." />;
}

interface AboutThingProps {
  readonly thing: UsedThing;
  /** The form of the thing: what its fields tell is not told again. */
  readonly fields?: readonly FieldDescriptor[];
  readonly data?: JsonObject;
}

const noFields: readonly FieldDescriptor[] = [];
const noData: JsonObject = {};

/** What the project says about something: the problems that its form does not show, and where it is used. */
export function AboutThing({ thing, fields = noFields, data = noData }: AboutThingProps) {
  const problems = useDocument((state) => state.problems);
  const { path = manifestPath, keys } = placeOf(thing);
  const place = keys?.join('.');
  const own = place === undefined ? problemsOfFile(problems, path) : problemsOfManifest(problems, place);
  const untold = own.filter(({ location }) => {
    const field = location?.field?.slice(place === undefined ? 0 : place.length + 1);
    return field === undefined || !isShownAtField(fields, data, field);
  });
  return (
    <>
      {untold.length > 0 && (
        <section aria-label="Problems">
          <Text component="h3" size="sm" fw={600} mb={4}>
            Problems
          </Text>
          <ProblemNotes label={`Problems of ${thing.id}`} problems={untold} />
        </section>
      )}
      <UsedIn thing={thing} />
    </>
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
