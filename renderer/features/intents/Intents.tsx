import {
  ActionIcon,
  Badge,
  Button,
  Group,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconMessage2Question, IconPlus, IconTrash } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Intent } from '../../../engine/model/documents/intent.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { addIntent, deleteIntent, saysText, setIntentField } from '../../stores/utteranceEdits.ts';
import { List, ListAndDetail, ListItem, ListPanel, PanelHeader } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { LinesField, NameField, RequiredTextInput, SearchField } from '../../ui/TextFields.tsx';
import { UtteranceValues } from './UtteranceValues.tsx';

/** Chooses the line of the utterance that was asked for, and brings it into sight. */
function useRevealedUtterance(
  intent: string,
  utterances: readonly string[],
): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const reveal = useView((state) => state.revealUtterance);
  const shown = useRef(0);
  useEffect(() => {
    const area = field.current;
    if (area === null || reveal === null || reveal.intent !== intent || reveal.n === shown.current) return;
    shown.current = reveal.n;
    const line = utterances.findIndex((written) => saysText(written, reveal.text));
    const written = utterances[line];
    if (written === undefined) return;
    const start = utterances.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
    // Leaving and entering again makes the browser scroll to what is chosen.
    area.blur();
    area.setSelectionRange(start, start + written.length);
    area.focus();
    area.scrollTop = (line / utterances.length) * area.scrollHeight - area.clientHeight / 2;
  }, [intent, reveal, utterances]);
  return field;
}

/** Below this number an intent is not told apart from others reliably. */
const enough = 20;

/** One intent: its name, what it triggers, its utterances one a line. */
function IntentForm({ intent }: { readonly intent: Intent }) {
  const studio = useStudio();
  const flows = useDocument(({ project }) => project?.flows);
  const started = Object.values(flows ?? {}).filter(({ triggers }) => triggers.includes(intent.id));
  const set = (field: 'name' | 'description' | 'utterances', value: string | readonly string[] | undefined) =>
    setIntentField(studio, intent.id, field, value);
  const [view, setView] = useState<'text' | 'values'>('text');
  const count = intent.utterances.length;
  return (
    <Stack gap="md" maw={760} p="xl" mx="auto">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="lg">
            {intent.name}
          </Title>
          <Group gap={6} mt={4}>
            <Text size="xs" c="dimmed" ff="monospace">
              {intent.id}
            </Text>
            {started.map(({ id, name }) => (
              <Badge
                key={id}
                component="button"
                variant="light"
                tt="none"
                style={{ cursor: 'pointer' }}
                onClick={() => studio.view.getState().openFlow(id)}
              >
                Starts {name}
              </Badge>
            ))}
          </Group>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={15} stroke={1.7} />}
          onClick={() => deleteIntent(studio, intent.id)}
        >
          Delete
        </Button>
      </Group>
      <RequiredTextInput
        label="Name"
        missing="An intent needs a name"
        value={intent.name}
        onChange={(name) => set('name', name)}
      />
      <TextInput
        label="Description"
        value={intent.description ?? ''}
        onChange={(event) => set('description', event.currentTarget.value || undefined)}
      />
      <SegmentedControl
        size="xs"
        aria-label="How the utterances are shown"
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'text', label: 'Utterances' },
          { value: 'values', label: 'Values in them' },
        ]}
        value={view}
        onChange={(shown) => setView(shown === 'values' ? 'values' : 'text')}
      />
      {view === 'values' ? (
        <UtteranceValues intent={intent} />
      ) : (
        <Utterances
          intent={intent.id}
          utterances={intent.utterances}
          onChange={(lines) => set('utterances', lines)}
        />
      )}
      <Text size="xs" c="dimmed">
        {count} {count === 1 ? 'utterance' : 'utterances'}.{' '}
        {count < enough
          ? `Add ${enough - count} more in the customers’ own words, with typos and short forms: it is then understood more reliably.`
          : 'Every simulation learns from what is saved.'}
      </Text>
    </Stack>
  );
}

interface UtterancesProps {
  readonly intent: string;
  readonly utterances: readonly string[];
  readonly onChange: (utterances: readonly string[]) => void;
}

function Utterances({ intent, utterances, onChange }: UtterancesProps) {
  const field = useRevealedUtterance(intent, utterances);
  return <LinesField ref={field} label="Utterances" lines={utterances} onChange={onChange} />;
}

interface IntentListProps {
  readonly intents: Readonly<Record<string, Intent>>;
  readonly open: string | null;
  /** The name of a new intent is being typed. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
  readonly onOpen: (id: string) => void;
}

/** All intents by name, searchable, with the number of their utterances. */
function IntentList({ intents, open, adding, onAdding, onOpen }: IntentListProps) {
  const studio = useStudio();
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const shown = Object.values(intents)
    .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(words))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <ListPanel
      label="Intents"
      header={
        <>
          <PanelHeader title="Intents">
            <Tooltip label="Add an intent">
              <ActionIcon size={26} aria-label="Add an intent" onClick={() => onAdding(true)}>
                <IconPlus size={16} stroke={1.8} />
              </ActionIcon>
            </Tooltip>
          </PanelHeader>
          <SearchField label="Search intents" value={search} onChange={setSearch} />
        </>
      }
    >
      {adding && (
        <NameField
          label="Name of the new intent"
          onClose={(name) => {
            onAdding(false);
            const id = name === null ? undefined : addIntent(studio, name);
            if (id !== undefined) onOpen(id);
          }}
        />
      )}
      <List>
        {shown.map(({ id, name, utterances }) => (
          <ListItem key={id} open={id === open} onOpen={() => onOpen(id)}>
            <Text size="sm" truncate flex={1}>
              {name}
            </Text>
            <Text size="xs" c="dimmed" title="Utterances">
              {utterances.length}
            </Text>
          </ListItem>
        ))}
      </List>
      {shown.length === 0 && !adding && (
        <Text size="xs" c="dimmed" px={8}>
          {words === '' ? 'No intents yet.' : 'No intent has these words.'}
        </Text>
      )}
    </ListPanel>
  );
}

const none: Readonly<Record<string, Intent>> = {};

/** The list of intents and the one that is open. */
function Intents() {
  const intents = useDocument(({ project }) => project?.intents) ?? none;
  const chosen = useView((state) => state.intent);
  const openIntent = useView((state) => state.openIntent);
  const [adding, setAdding] = useState(false);
  const open =
    intents[chosen ?? ''] ?? Object.values(intents).sort((a, b) => a.name.localeCompare(b.name))[0];
  return (
    <ListAndDetail
      list={
        <IntentList
          intents={intents}
          open={open?.id ?? null}
          adding={adding}
          onAdding={setAdding}
          onOpen={openIntent}
        />
      }
    >
      {open === undefined ? (
        <EmptyMessage
          icon={IconMessage2Question}
          title="No intents yet"
          action={
            <Button
              size="xs"
              leftSection={<IconPlus size={16} stroke={1.8} />}
              onClick={() => setAdding(true)}
            >
              Add an intent
            </Button>
          }
        >
          An intent is something a customer may want. Give it twenty or more different utterances, then let it
          trigger a flow.
        </EmptyMessage>
      ) : (
        <IntentForm key={open.id} intent={open} />
      )}
    </ListAndDetail>
  );
}

/** What customers may want, and the utterances it is learnt from. */
export const intentsView: MainViewDefinition = {
  id: 'intents',
  label: 'Intents',
  icon: IconMessage2Question,
  component: Intents,
};
