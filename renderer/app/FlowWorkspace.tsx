import {
  ActionIcon,
  Button,
  SegmentedControl,
  Splitter,
  type SplitterProps,
  Tabs,
  Text,
  Tooltip,
} from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { IconFileAlert, IconSitemap, IconX } from '@tabler/icons-react';
import { createContext, useContext, useState } from 'react';
import { flowPath, manifestPath } from '../../engine/model/documentKinds.ts';
import { KindPalette } from '../canvas/addingStates.tsx';
import { FlowCanvas } from '../canvas/FlowCanvas.tsx';
import { useFlowGraph } from '../canvas/flowGraph.ts';
import { FlowList } from '../features/flows/FlowList.tsx';
import { ProblemList } from '../features/problems/ProblemList.tsx';
import { lazyPart } from '../stores/lazyPart.tsx';
import { goToProblem } from '../stores/navigation.ts';
import { useDocument, useHostAway, useStudio, useView } from '../stores/useStudio.ts';
import { NeedsHost } from '../ui/NeedsHost.tsx';
import type { MainViewDefinition, SidePanelDefinition } from '../ui/panelDefinition.ts';
import { EmptyMessage, LoadingPanel } from '../ui/StatusMessages.tsx';
import classes from './FlowWorkspace.module.css';

/** Provides the registered side panels to the flow view, which is registered in the same module. */
export const SidePanelsContext = createContext<readonly SidePanelDefinition[]>([]);

/** Shown in place of a view whose file cannot be read: the error, and a button that goes to it. */
function BrokenFile({ path }: { readonly path: string }) {
  const studio = useStudio();
  const problem = useDocument(({ parsed }) =>
    parsed?.problems.find(({ location }) => location?.file === path),
  );
  const exists = useDocument(({ files }) => files[path] !== undefined);
  const line = problem?.location?.line;
  return (
    <EmptyMessage
      icon={IconFileAlert}
      title={
        exists ? `${path} has an error${line === undefined ? '' : ` on line ${line}`}` : `${path} is missing`
      }
      action={
        problem !== undefined &&
        exists && (
          <Button size="xs" onClick={() => goToProblem(studio, problem)}>
            Fix in text view
          </Button>
        )
      }
    >
      {problem === undefined ? 'It cannot be read.' : `${problem.message}. ${problem.remedy}.`}{' '}
      {exists && 'This view returns once the error is fixed. Nothing in the file is lost.'}
    </EmptyMessage>
  );
}

/** The text editor is large, so it is loaded on first use. */
const FileText = lazyPart(
  'The text editor',
  async () => (await import('../features/text/FileText.tsx')).FileText,
  <LoadingPanel label="Loading the editor" />,
);

/** The open flow, as canvas or as text; or a file of the project as text. */
function FlowView() {
  const flowId = useView((state) => state.flow);
  const file = useView((state) => state.file);
  const broken = useDocument(({ parsed, project }) => parsed !== null && project === null);
  if (file !== null) return <FileView path={file} />;
  if (broken) return <BrokenFile path={manifestPath} />;
  if (flowId === null) {
    return (
      <EmptyMessage icon={IconSitemap} title="No flow is open">
        Choose a flow on the left, or add one with the plus button.
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
    <div className={classes.flow}>
      <div className={classes.flowHeader}>
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
      <div className={classes.flowBody}>
        {mode === 'text' ? (
          <FileText key={flowId} path={flowPath(flowId)} />
        ) : (
          <Canvas key={flowId} flowId={flowId} />
        )}
      </div>
    </div>
  );
}

function FileView({ path }: { readonly path: string }) {
  const closeFile = useView((state) => state.closeFile);
  return (
    <div className={classes.flow}>
      <div className={classes.flowHeader}>
        <Text component="h2" size="sm" fw={600} truncate>
          {path}
        </Text>
        <Button size="compact-sm" variant="default" onClick={closeFile}>
          Back
        </Button>
      </div>
      <div className={classes.flowBody}>
        <FileText key={path} path={path} />
      </div>
    </div>
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

/** A column to the right of the canvas: one panel, or several as tabs if the window is narrow. */
function SidePanel({ panels }: { readonly panels: readonly SidePanelDefinition[] }) {
  const { view } = useStudio();
  const order = useView((state) => state.sidePanels);
  const away = useHostAway();
  // The most recently used panel is in front.
  const front = [...order].reverse().find((id) => panels.some((panel) => panel.id === id));
  const shown = panels.find(({ id }) => id === front) ?? panels[0];
  if (shown === undefined) return null;
  const Panel = shown.component;
  return (
    <aside className={classes.panel} aria-label={shown.label}>
      <div className={classes.panelHeader}>
        {panels.length === 1 ? (
          <Text component="h2" size="sm" fw={600}>
            {shown.label}
          </Text>
        ) : (
          <Tabs
            value={shown.id}
            onChange={(id) => id !== null && view.getState().openSidePanel(id)}
            variant="pills"
            classNames={{ tab: classes.tab ?? '' }}
          >
            <Tabs.List>
              {panels.map(({ id, label, icon: Icon }) => (
                <Tabs.Tab key={id} value={id} leftSection={<Icon size={15} stroke={1.7} />}>
                  {label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        )}
        <Tooltip label={`Close ${shown.label.toLowerCase()}`}>
          <ActionIcon
            size={26}
            aria-label={`Close ${shown.label.toLowerCase()}`}
            onClick={() => view.getState().closeSidePanel(shown.id)}
          >
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.panelBody}>
        <NeedsHost away={away && shown.needsHost === true} what={`The ${shown.label.toLowerCase()}`}>
          <Panel key={shown.id} />
        </NeedsHost>
      </div>
    </aside>
  );
}

type Sizes = NonNullable<SplitterProps['sizes']>;

/** Wide enough for the canvas and two panels side by side. */
const wideWindowPx = 1500;

/** Flow list and palette, the flow as canvas or text with the problems below, and the side panels. */
function FlowWorkspace() {
  const sidePanels = useContext(SidePanelsContext);
  const { width } = useViewportSize();
  const open = useView((view) => view.sidePanels);
  const drawing = useView((view) => view.flowMode === 'canvas' && view.file === null);
  const readable = useDocument(({ project }) => project !== null);
  const problemsOpen = useView((view) => view.problemsOpen);
  const shown = sidePanels.filter(({ id }) => open.includes(id));
  const columns = width >= wideWindowPx ? shown.map((panel) => [panel]) : shown.length > 0 ? [shown] : [];
  const [widths, setWidths] = useState<Sizes>(['344px', '384px']);
  const [heights, setHeights] = useState<Sizes>([72, 28]);
  return (
    <div className={classes.workspace}>
      <aside className={classes.left} aria-label="Flows and states">
        <FlowList />
        {drawing && readable && <KindPalette />}
      </aside>
      <Splitter
        className={classes.splitter ?? ''}
        lineSize={1}
        withHandle={false}
        sizes={[100, ...columns.map((_, index) => widths[index] ?? '360px')]}
        onSizeChange={([, ...sizes]) =>
          setWidths(sizes.length === 2 ? sizes : [...sizes, ...widths.slice(1)])
        }
      >
        {[
          <Splitter.Pane key="flow" defaultSize={100} min="320px" className={classes.pane ?? ''}>
            <Splitter
              orientation="vertical"
              className={classes.splitter ?? ''}
              lineSize={1}
              withHandle={false}
              sizes={problemsOpen ? heights : [100]}
              onSizeChange={setHeights}
            >
              {[
                <Splitter.Pane key="flow" defaultSize={72} min={30} className={classes.pane ?? ''}>
                  <FlowView />
                </Splitter.Pane>,
                ...(problemsOpen
                  ? [
                      <Splitter.Pane key="problems" defaultSize={28} min={12} className={classes.pane ?? ''}>
                        <ProblemList />
                      </Splitter.Pane>,
                    ]
                  : []),
              ]}
            </Splitter>
          </Splitter.Pane>,
          ...columns.map((panels, index) => (
            <Splitter.Pane
              key={`side-${index === 0 ? 'first' : 'second'}`}
              defaultSize="360px"
              min="280px"
              max="640px"
              className={classes.pane ?? ''}
            >
              <SidePanel panels={panels} />
            </Splitter.Pane>
          )),
        ]}
      </Splitter>
    </div>
  );
}

/** The view in which flows are drawn. */
export const flowsView: MainViewDefinition = {
  id: 'flows',
  label: 'Flows',
  icon: IconSitemap,
  group: 'design',
  component: FlowWorkspace,
};
