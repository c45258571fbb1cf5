import { ScrollArea } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useDocument, useView } from '../../stores/useStores.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import { FlowForm } from './FlowForm.tsx';
import { StateForm } from './StateForm.tsx';

/** The form of the one state that is selected, or of the flow when none is. */
export function Inspector() {
  const flowId = useView((view) => view.flow);
  const selection = useView((view) => view.selection);
  const [only] = selection;
  const flow = useDocument(({ project }) => (flowId === null ? undefined : project?.flows[flowId]));
  const state = flow?.states.find(({ id }) => id === only);
  if (flow === undefined) {
    return (
      <EmptyMessage icon={IconPointer} title="Nothing to inspect">
        Open a flow whose file can be read; its settings and those of its states appear here.
      </EmptyMessage>
    );
  }
  if (selection.length > 1) {
    return (
      <EmptyMessage icon={IconPointer} title={`${selection.length} states are selected`}>
        Move, duplicate, copy or delete them together; select a single one to edit it.
      </EmptyMessage>
    );
  }
  return (
    <ScrollArea h="100%" type="auto" scrollbars="y" scrollbarSize={8}>
      {state === undefined ? (
        <FlowForm key={flow.id} flow={flow} />
      ) : (
        <StateForm key={`${flow.id}/${state.id}`} flow={flow} state={state} />
      )}
    </ScrollArea>
  );
}
