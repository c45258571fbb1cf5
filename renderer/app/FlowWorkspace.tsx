import { Splitter, type SplitterProps } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { useContext, useState } from 'react';
import { KindPalette } from '../canvas/KindPalette.tsx';
import { FlowList } from '../features/flows/FlowList.tsx';
import { ProblemList } from '../features/problems/ProblemList.tsx';
import { useDocument, useView } from '../stores/useStores.ts';
import { FlowView } from './FlowView.tsx';
import classes from './FlowWorkspace.module.css';
import { SidePanel } from './SidePanel.tsx';
import { SidePanelsContext } from './sidePanelsContext.ts';

type Sizes = NonNullable<SplitterProps['sizes']>;

/** Wide enough for the canvas and two panels beside each other. */
const wide = 1500;

/** Flow list and palette, the flow as canvas or text with the problems below, and the side panels. */
export function FlowWorkspace() {
  const sidePanels = useContext(SidePanelsContext);
  const { width } = useViewportSize();
  const open = useView((view) => view.sidePanels);
  const drawing = useView((view) => view.flowMode === 'canvas' && view.file === null);
  const readable = useDocument(({ project }) => project !== null);
  const problemsOpen = useView((view) => view.problemsOpen);
  const shown = sidePanels.filter(({ id }) => open.includes(id));
  const columns = width >= wide ? shown.map((panel) => [panel]) : shown.length > 0 ? [shown] : [];
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
