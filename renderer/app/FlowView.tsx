import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { flowPath, manifestPath } from '../../engine/model/documentKinds.ts';
import { FlowCanvas } from '../canvas/FlowCanvas.tsx';
import { useFlowGraph } from '../canvas/useFlowGraph.ts';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument, useView } from '../stores/useStores.ts';
import { EmptyMessage } from '../ui/EmptyMessage.tsx';
import { LoadingPanel } from '../ui/LoadingPanel.tsx';
import { BrokenFile } from './BrokenFile.tsx';
import classes from './FlowView.module.css';

/** The editor of the text view is large: it is loaded when it is first wanted. */
const FileText = lazy(async () => ({ default: (await import('../features/text/FileText.tsx')).FileText }));

/** The open flow, as canvas or as text; or a file of the project as text. */
export function FlowView() {
  const flowId = useView((state) => state.flow);
  const file = useView((state) => state.file);
  const broken = useDocument(({ parsed, project }) => parsed !== null && project === null);
  if (file !== null) return <FileView path={file} />;
  if (broken) return <BrokenFile path={manifestPath} />;
  if (flowId === null) {
    return (
      <EmptyMessage icon={IconSitemap} title="No flow is open">
        Choose a flow on the left, or add the first one with the plus button.
      </EmptyMessage>
    );
  }
  return <OpenFlow flowId={flowId} />;
}

function OpenFlow({ flowId }: { readonly flowId: string }) {
  const { view } = useStudio();
  const mode = useView((state) => state.flowMode);
  const name = useDocument(({ project }) => project?.flows[flowId]?.name);
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
        {mode === 'text' ? <LazyText path={flowPath(flowId)} /> : <Canvas key={flowId} flowId={flowId} />}
      </div>
    </div>
  );
}

function FileView({ path }: { readonly path: string }) {
  const closeFile = useView((state) => state.closeFile);
  return (
    <div className={classes.view}>
      <div className={classes.header}>
        <Text component="h2" size="sm" fw={600} truncate>
          {path}
        </Text>
        <Button size="compact-sm" variant="default" onClick={closeFile}>
          Back to the flow
        </Button>
      </div>
      <div className={classes.body}>
        <LazyText path={path} />
      </div>
    </div>
  );
}

function LazyText({ path }: { readonly path: string }) {
  return (
    <Suspense fallback={<LoadingPanel label="Loading the editor" />}>
      <FileText key={path} path={path} />
    </Suspense>
  );
}

function Canvas({ flowId }: { readonly flowId: string }) {
  const graph = useFlowGraph(flowId);
  return graph === null ? (
    <BrokenFile path={flowPath(flowId)} />
  ) : (
    <FlowCanvas flowId={flowId} graph={graph} />
  );
}
