import {
  Badge,
  Button,
  Checkbox,
  FileInput,
  Group,
  Modal,
  ScrollArea,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconFileImport, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { OperationSummary, ReportEntry } from '../../../engine/model/reports/importReport.ts';
import { toAppError } from '../../client/toAppError.ts';
import { ImportReport } from '../../nodes/ImportReport.tsx';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { makeOperationActions } from '../../stores/exchange.ts';
import { useStudio } from '../../stores/useStudio.ts';
import { searchWords } from '../../ui/searchWords.ts';
import classes from './ImportOperationsDialog.module.css';

interface Document {
  readonly name: string;
  readonly content: string;
  readonly operations: readonly OperationSummary[];
}

/** Up to as many operations are chosen from the start. */
const mostChosenUnasked = 20;
/** As many are listed; a search finds the others. */
const mostListed = 200;

interface OperationListProps {
  readonly operations: readonly OperationSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The operations of a document, to search and to choose from. */
export function OperationList({ operations, chosen, onChoose }: OperationListProps) {
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const isFound = searchWords(search);
    return operations.filter(({ id, method, path, summary, tags }) =>
      isFound([id, method, path, summary, ...tags].join(' ')),
    );
  }, [operations, search]);
  const all = found.length > 0 && found.every(({ id }) => chosen.has(id));
  const some = found.some(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) isChosen ? next.add(id) : next.delete(id);
    onChoose(next);
  };
  return (
    <Stack gap="xs">
      <TextInput
        aria-label="Search operations"
        placeholder="Search by path, name or tag"
        leftSection={<IconSearch size={15} stroke={1.8} />}
        data-autofocus
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Checkbox
          size="sm"
          label={search.trim() === '' ? `All ${found.length} operations` : `All ${found.length} found`}
          checked={all}
          indeterminate={some && !all}
          disabled={found.length === 0}
          onChange={(event) =>
            choose(
              found.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {chosen.size} chosen
        </Text>
      </Group>
      <ScrollArea.Autosize mah="min(46vh, 520px)" type="auto" className={classes.list ?? ''}>
        <ul aria-label="Operations">
          {found.slice(0, mostListed).map(({ id, method, path, summary, deprecated }) => (
            <li key={id}>
              <Checkbox
                size="sm"
                checked={chosen.has(id)}
                onChange={(event) => choose([id], event.currentTarget.checked)}
                label={
                  <span className={classes.operation}>
                    <span className={classes.method}>{method}</span>
                    <span className={classes.path}>{path}</span>
                    {deprecated && (
                      <Badge size="xs" variant="light" color="gray">
                        Deprecated
                      </Badge>
                    )}
                    {summary !== '' && <span className={classes.summary}>{summary}</span>}
                  </span>
                }
              />
            </li>
          ))}
        </ul>
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p="sm">
            No operation has all of these words.
          </Text>
        )}
        {found.length > mostListed && (
          <Text size="sm" c="dimmed" p="sm">
            {found.length - mostListed} more are not listed; search to find them.
          </Text>
        )}
      </ScrollArea.Autosize>
    </Stack>
  );
}

/** Imports operations of an OpenAPI document as actions: choose the document, choose the operations, see what was made of them. */
export function ImportOperationsDialog({ onClose }: { readonly onClose: (first: string | null) => void }) {
  const studio = useStudio();
  const [file, setFile] = useState<File | null>(null);
  const [document, setDocument] = useState<Document | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [report, setReport] = useState<readonly ReportEntry[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (caught) {
      setError(toAppError(caught));
    }
    setBusy(false);
  };
  const read = (next: File | null) => {
    setFile(next);
    setDocument(null);
    setError(null);
    if (next === null) return;
    void during(async () => {
      const content = await next.text();
      const operations = await studio.client.request('actions.listOperations', { path: next.name, content });
      const current = operations.filter(({ deprecated }) => !deprecated);
      setChosen(new Set(current.length <= mostChosenUnasked ? current.map(({ id }) => id) : []));
      setDocument({ name: next.name, content, operations });
    });
  };
  const run = () => {
    if (document === null || chosen.size === 0 || busy) return;
    void during(async () => setReport(await makeOperationActions(studio, document, [...chosen])));
  };
  const first = report?.find(({ code }) => code === 'action_made');
  const close = () => onClose(first?.code === 'action_made' ? first.params.action : null);
  return (
    <Modal opened onClose={close} title="Import from OpenAPI" size="xl">
      {report === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run();
          }}
        >
          <Stack gap="md">
            <FileInput
              label="OpenAPI document"
              description="OpenAPI 3.0 or 3.1, as JSON or YAML. Credentials and the address of the service become names in the environment."
              placeholder="Choose a file…"
              leftSection={<IconFileImport size={16} stroke={1.8} />}
              accept=".json,.yaml,.yml"
              clearable
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={file}
              onChange={read}
            />
            {error !== null && <ProblemMessage error={error} />}
            {document !== null && (
              <OperationList operations={document.operations} chosen={chosen} onChoose={setChosen} />
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={busy} disabled={document === null || chosen.size === 0}>
                {chosen.size === 1
                  ? 'Import 1 action'
                  : `Import ${chosen.size === 0 ? '' : `${chosen.size} `}actions`}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack gap="md">
          <ScrollArea.Autosize mah="60vh" type="auto">
            <ImportReport report={report} />
          </ScrollArea.Autosize>
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              Undo takes the whole import back.
            </Text>
            <Button onClick={close} data-autofocus>
              Done
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
