import { Button, Group } from '@mantine/core';
import { IconApi, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Action } from '../../../engine/model/documents/action.ts';
import { BrokenDocumentMessage } from '../../nodes/BrokenDocumentMessage.tsx';
import { NewActionDialog } from '../../nodes/create/NewActionDialog.tsx';
import { ActionForm } from '../../nodes/documents/ActionForm.tsx';
import { brokenDocuments, fileOf, problemsOfFile, worstSeverity } from '../../stores/documentState.ts';
import { useDocument, useView } from '../../stores/useStudio.ts';
import { usesOf } from '../../stores/uses.ts';
import { ItemList, ListAndDetail, type ListedItem } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { ImportOperationsDialog } from './ImportOperationsDialog.tsx';
import { TryAction } from './TryAction.tsx';

const none: Readonly<Record<string, Action>> = {};

/** Every action for the list; those whose files cannot be read as well. */
function useListedActions(): readonly ListedItem[] {
  const project = useDocument((state) => state.project);
  const parsed = useDocument((state) => state.parsed);
  const problems = useDocument((state) => state.problems);
  return useMemo(
    () => [
      ...Object.values(project?.actions ?? none).map(({ id, name, request }) => ({
        id,
        name,
        hint: request.method,
        rank: project === null ? 0 : usesOf(project, { type: 'action', id }).length,
        severity: worstSeverity(problemsOfFile(problems, fileOf('action', id))),
      })),
      ...(parsed === null ? [] : brokenDocuments(parsed, 'action')).map((one) => ({
        ...one,
        severity: 'error' as const,
      })),
    ],
    [project, parsed, problems],
  );
}

/** The list of actions and the one that is open. */
function ActionsView() {
  const actions = useDocument(({ project }) => project?.actions) ?? none;
  const chosen = useView((state) => state.items.actions);
  const openItem = useView((state) => state.openItem);
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const items = useListedActions();
  const first = [...items].sort((a, b) => a.name.localeCompare(b.name))[0]?.id;
  const open = items.some(({ id }) => id === chosen) ? chosen : first;
  const action = actions[open ?? ''];
  return (
    <ListAndDetail
      list={
        <ItemList
          title="Actions"
          items={items}
          rankLabel="Most used first"
          open={open ?? null}
          onOpen={(id) => openItem('actions', id)}
          add={[
            { label: 'New action', run: () => setCreating(true) },
            { label: 'Import from OpenAPI', run: () => setImporting(true) },
          ]}
        />
      }
      aside={action === undefined ? undefined : <TryAction key={action.id} action={action} />}
    >
      {action !== undefined ? (
        <ActionForm key={action.id} action={action} />
      ) : open !== undefined ? (
        <BrokenDocumentMessage path={fileOf('action', open)} />
      ) : (
        <EmptyMessage
          icon={IconApi}
          title="No actions yet"
          action={
            <Group gap="xs" justify="center">
              <Button
                size="xs"
                leftSection={<IconPlus size={16} stroke={1.8} />}
                onClick={() => setCreating(true)}
              >
                New action
              </Button>
              <Button size="xs" variant="default" onClick={() => setImporting(true)}>
                Import from OpenAPI
              </Button>
            </Group>
          }
        >
          An action calls a service, for example to look up a booking. Paste the address of a call to begin;
          an action state of a flow then uses it.
        </EmptyMessage>
      )}
      {creating && (
        <NewActionDialog
          name=""
          onClose={(id) => {
            setCreating(false);
            if (id !== null) openItem('actions', id);
          }}
        />
      )}
      {importing && (
        <ImportOperationsDialog
          onClose={(id) => {
            setImporting(false);
            if (id !== null) openItem('actions', id);
          }}
        />
      )}
    </ListAndDetail>
  );
}

/** The services that flows call. */
export const actionsView: MainViewDefinition = {
  id: 'actions',
  label: 'Actions',
  icon: IconApi,
  group: 'connect',
  component: ActionsView,
};
