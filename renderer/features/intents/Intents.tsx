import { ActionIcon, Button, Menu, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import {
  IconDotsVertical,
  IconDownload,
  IconMessage2Question,
  IconPlus,
  IconUpload,
} from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Intent } from '../../../engine/model/documents/intent.ts';
import { TryMessage } from '../../nodes/TryMessage.tsx';
import { AboutThing, ThingButtons } from '../../nodes/UsedIn.tsx';
import { fileOf, problemsOfFile, worstSeverity } from '../../stores/documentState.ts';
import { downloadIntents } from '../../stores/exchange.ts';
import { saysText } from '../../stores/navigation.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { addIntent } from '../../stores/utteranceEdits.ts';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { DetailHeader, ItemList, ListAndDetail } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { LinesField, RequiredTextInput } from '../../ui/TextFields.tsx';
import { ImportIntentsDialog } from './exchange/ImportIntentsDialog.tsx';
import { UtteranceValues } from './UtteranceValues.tsx';

/** Selects the line of the requested utterance, and scrolls to it. */
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
    // Leaving the field and entering it again makes the browser scroll to the selection.
    area.blur();
    area.setSelectionRange(start, start + written.length);
    area.focus();
    area.scrollTop = (line / utterances.length) * area.scrollHeight - area.clientHeight / 2;
  }, [intent, reveal, utterances]);
  return field;
}

/** With fewer utterances, an intent is not recognised reliably. */
const enoughUtterances = 20;

/** One intent: its name, and its utterances, one per line. */
function IntentForm({ intent }: { readonly intent: Intent }) {
  const studio = useStudio();
  const thing = useMemo(() => ({ type: 'intent', id: intent.id }) as const, [intent.id]);
  const set = (field: 'name' | 'description' | 'utterances', value: string | readonly string[] | undefined) =>
    runEdit(studio, 'intent.setField', { id: intent.id, path: [field], value });
  const [view, setView] = useState<'text' | 'values'>('text');
  const count = intent.utterances.length;
  return (
    <Stack gap="md" maw={760} p="xl" mx="auto">
      <DetailHeader title={intent.name} id={intent.id}>
        <ThingButtons thing={thing} onDelete={() => runEdit(studio, 'intent.delete', { id: intent.id })} />
      </DetailHeader>
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
        aria-label="View of the utterances"
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'text', label: 'Utterances' },
          { value: 'values', label: 'Annotated values' },
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
        {count < enoughUtterances
          ? `Add ${enoughUtterances - count} more in customers’ own words, including typos and short forms, to make recognition more reliable.`
          : 'Each simulation is trained on the saved utterances.'}
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

/** Intents to a file and back. */
function ExchangeMenu({ onFile }: { readonly onFile: (file: File) => void }) {
  const studio = useStudio();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FilePicker
        ref={input}
        label="File of utterances"
        accept=".csv,.tsv"
        onFiles={([file]) => {
          if (file !== undefined) onFile(file);
        }}
      />
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <ActionIcon size={26} aria-label="Export and import">
            <IconDotsVertical size={15} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={15} stroke={1.7} />}
            onClick={() => void downloadIntents(studio)}
          >
            Export as CSV
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUpload size={15} stroke={1.7} />}
            onClick={() => input.current?.click()}
          >
            Import CSV…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const noIntents: Readonly<Record<string, Intent>> = {};

/** The list of intents and the one that is open. */
function Intents() {
  const studio = useStudio();
  const intents = useDocument(({ project }) => project?.intents) ?? noIntents;
  const chosen = useView((state) => state.items.intents);
  const openItem = useView((state) => state.openItem);
  const [adding, setAdding] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const problems = useDocument((state) => state.problems);
  const items = useMemo(
    () =>
      Object.values(intents).map(({ id, name, utterances }) => ({
        id,
        name,
        hint: String(utterances.length),
        rank: utterances.length,
        severity: worstSeverity(problemsOfFile(problems, fileOf('intent', id))),
      })),
    [intents, problems],
  );
  const open =
    intents[chosen ?? ''] ?? Object.values(intents).sort((a, b) => a.name.localeCompare(b.name))[0];
  return (
    <ListAndDetail
      list={
        <ItemList
          title="Intents"
          items={items}
          rankLabel="Most utterances first"
          menu={<ExchangeMenu onFile={setFile} />}
          open={open?.id ?? null}
          onOpen={(id) => openItem('intents', id)}
          add={[{ label: 'Add an intent', run: () => setAdding(true) }]}
          naming={
            adding
              ? {
                  label: 'Name of the new intent',
                  onClose: (name) => {
                    setAdding(false);
                    const id = name === null ? undefined : addIntent(studio, name);
                    if (id !== undefined) openItem('intents', id);
                  },
                }
              : undefined
          }
        />
      }
      about={
        open === undefined ? undefined : (
          <>
            <AboutThing key={open.id} thing={{ type: 'intent', id: open.id }} />
            <section aria-label="Try a message">
              <Text component="h3" size="sm" fw={600} mb="xs">
                Try a message
              </Text>
              <TryMessage />
            </section>
          </>
        )
      }
    >
      {file !== null && <ImportIntentsDialog file={file} onClose={() => setFile(null)} />}
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
          An intent is something a customer wants. Add twenty or more different utterances, then use it to
          trigger a flow.
        </EmptyMessage>
      ) : (
        <IntentForm key={open.id} intent={open} />
      )}
    </ListAndDetail>
  );
}

/** What customers want, with the utterances that the model learns from. */
export const intentsView: MainViewDefinition = {
  id: 'intents',
  label: 'Intents',
  icon: IconMessage2Question,
  group: 'understand',
  component: Intents,
};
