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
import { createContext, lazy, Suspense, useContext, useState } from 'react';
import { flowPath, manifestPath } from '../../engine/model/documentKinds.ts';
import { KindPalette } from '../canvas/addingStates.tsx';
import { FlowCanvas } from '../canvas/FlowCanvas.tsx';
import { useFlowGraph } from '../canvas/flowGraph.ts';
import { FlowList } from '../features/flows/FlowList.tsx';
import { ProblemList } from '../features/problems/ProblemList.tsx';
import { goToProblem } from '../stores/navigation.ts';
import { useDocument, useStudio, useView } from '../stores/useStudio.ts';
import type { MainViewDefinition, SidePanelDefinition } from '../ui/panelDefinition.ts';
import { EmptyMessage, LoadingPanel } from '../ui/StatusMessages.tsx';
import classes from './FlowView.module.css';
import flowWorkspaceClasses from './FlowWorkspace.module.css';
import sidePanelClasses from './SidePanel.module.css';

/** Hands the registered side panels to the flow view, which is itself registered beside them. */
export const SidePanelsContext = createContext<readonly SidePanelDefinition[]>([]);

/** What stands in place of a view whose file cannot be read: where the file is broken, and the way there. */
function BrokenFile({ path }: { readonly path: string }) {
  const studio = useStudio();
  const problem = useDocument(({ parsed }) =>
    parsed?.problems.find(({ location }) => location?.file === path),
  );
  const there = useDocument(({ files }) => files[path] !== undefined);
  const line = problem?.location?.line;
  return (
    <EmptyMessage
      icon={IconFileAlert}
      title={
        there ? `${path} has an error${line === undefined ? '' : ` at line ${line}`}` : `${path} is missing`
      }
      action={
        problem !== undefined &&
        there && (
          <Button size="xs" onClick={() => goToProblem(studio, problem)}>
            Fix it in the text view
          </Button>
        )
      }
    >
      {problem === undefined ? 'It cannot be read.' : `${problem.message}. ${problem.remedy}.`}{' '}
      {there && 'This view comes back as soon as the text is right again; nothing of the file is lost.'}
    </EmptyMessage>
  );
}

/** The editor of the text view is large: it is loaded when it is first wanted. */
const FileText = lazy(async () => ({ default: (await import('../features/text/FileText.tsx')).FileText }));

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

/** A column right of the canvas: one panel, or several as tabs where the window is narrow. */
function SidePanel({ panels }: { readonly panels: readonly SidePanelDefinition[] }) {
  const { view } = useStudio();
  const order = useView((state) => state.sidePanels);
  // The panel used last is in front.
  const front = [...order].reverse().find((id) => panels.some((panel) => panel.id === id));
  const shown = panels.find(({ id }) => id === front) ?? panels[0];
  if (shown === undefined) return null;
  const Panel = shown.component;
  return (
    <aside className={sidePanelClasses.panel} aria-label={shown.label}>
      <div className={sidePanelClasses.header}>
        {panels.length === 1 ? (
          <Text component="h2" size="sm" fw={600}>
            {shown.label}
          </Text>
        ) : (
          <Tabs
            value={shown.id}
            onChange={(id) => id !== null && view.getState().openSidePanel(id)}
            variant="pills"
            classNames={{ tab: sidePanelClasses.tab ?? '' }}
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
      <div className={sidePanelClasses.body}>
        <Panel key={shown.id} />
      </div>
    </aside>
  );
}

type Sizes = NonNullable<SplitterProps['sizes']>;

/** Wide enough for the canvas and two panels beside each other. */
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
    <div className={flowWorkspaceClasses.workspace}>
      <aside className={flowWorkspaceClasses.left} aria-label="Flows and states">
        <FlowList />
        {drawing && readable && <KindPalette />}
      </aside>
      <Splitter
        className={flowWorkspaceClasses.splitter ?? ''}
        lineSize={1}
        withHandle={false}
        sizes={[100, ...columns.map((_, index) => widths[index] ?? '360px')]}
        onSizeChange={([, ...sizes]) =>
          setWidths(sizes.length === 2 ? sizes : [...sizes, ...widths.slice(1)])
        }
      >
        {[
          <Splitter.Pane key="flow" defaultSize={100} min="320px" className={flowWorkspaceClasses.pane ?? ''}>
            <Splitter
              orientation="vertical"
              className={flowWorkspaceClasses.splitter ?? ''}
              lineSize={1}
              withHandle={false}
              sizes={problemsOpen ? heights : [100]}
              onSizeChange={setHeights}
            >
              {[
                <Splitter.Pane
                  key="flow"
                  defaultSize={72}
                  min={30}
                  className={flowWorkspaceClasses.pane ?? ''}
                >
                  <FlowView />
                </Splitter.Pane>,
                ...(problemsOpen
                  ? [
                      <Splitter.Pane
                        key="problems"
                        defaultSize={28}
                        min={12}
                        className={flowWorkspaceClasses.pane ?? ''}
                      >
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
              className={flowWorkspaceClasses.pane ?? ''}
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
  component: FlowWorkspace,
};
