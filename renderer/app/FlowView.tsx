import { SegmentedControl, Text } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { FlowCanvas } from '../canvas/FlowCanvas.tsx';
import { useFlowGraph } from '../canvas/useFlowGraph.ts';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument, useView } from '../stores/useStores.ts';
import { EmptyMessage } from '../ui/EmptyMessage.tsx';
import { LoadingPanel } from '../ui/LoadingPanel.tsx';
import { BrokenFlow } from './BrokenFlow.tsx';
import classes from './FlowView.module.css';

/** The editor of the text view is large: it is loaded when it is first wanted. */
const FlowText = lazy(async () => ({ default: (await import('../features/text/FlowText.tsx')).FlowText }));

/** The open flow, as canvas or as text. */
export function FlowView() {
  const { view } = useStudio();
  const flowId = useView((state) => state.flow);
  const mode = useView((state) => state.flowMode);
  const name = useDocument(({ project }) => (flowId === null ? undefined : project?.flows[flowId]?.name));
  if (flowId === null) {
    return (
      <EmptyMessage icon={IconSitemap} title="No flow is open">
        Choose a flow on the left, or add the first one with the plus button.
      </EmptyMessage>
    );
  }
  return (
    <div className={classes.view}>
      <div className={classes.header}>
        <Text component="h2" size="sm" fw={600} truncate>
          {name ?? flowId}
        </Text>
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={(next) => view.getState().setFlowMode(next === 'text' ? 'text' : 'canvas')}
          data={[
            { value: 'canvas', label: 'Canvas' },
            { value: 'text', label: 'Text' },
          ]}
          aria-label="View of the flow"
        />
      </div>
      <div className={classes.body}>
        {mode === 'text' ? (
          <Suspense fallback={<LoadingPanel label="Loading the editor" />}>
            <FlowText key={flowId} flowId={flowId} />
          </Suspense>
        ) : (
          <CanvasOrReason key={flowId} flowId={flowId} />
        )}
      </div>
    </div>
  );
}

function CanvasOrReason({ flowId }: { readonly flowId: string }) {
  const graph = useFlowGraph(flowId);
  return graph === null ? <BrokenFlow flowId={flowId} /> : <FlowCanvas flowId={flowId} graph={graph} />;
}
