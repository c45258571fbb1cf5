import { useState } from 'react';
import { SidePanelsContext } from '../app/FlowWorkspace.tsx';
import { sidePanels } from '../app/panels.ts';
import type { ConversationTurn } from '../stores/conversation/conversationTurns.ts';
import { conversationTurns } from '../stores/conversation/conversationTurns.ts';
import type { MeasureKind } from '../stores/understandingStore.ts';
import type { DialogDefinition, MainViewDefinition, SidePanelDefinition } from '../ui/panelDefinition.ts';
import type { Sample } from './openSample.ts';
import { recordedAnswer } from './sampleAnswers.ts';

/** A side panel. */
export function Panel({ panel: { label, component: Component } }: { readonly panel: SidePanelDefinition }) {
  return (
    <aside aria-label={label} style={{ height: '100%' }}>
      <Component />
    </aside>
  );
}

/** A main view. */
export function View({ view: { label, component: Component } }: { readonly view: MainViewDefinition }) {
  return (
    <main aria-label={label} style={{ height: '100%' }}>
      <SidePanelsContext value={sidePanels}>
        <Component />
      </SidePanelsContext>
    </main>
  );
}

/** A dialog that can be closed. */
export function Dialog({ dialog: { component: Component } }: { readonly dialog: DialogDefinition }) {
  const [open, setOpen] = useState(true);
  return open ? <Component onClose={() => setOpen(false)} /> : <p>Closed</p>;
}

/** Opens a flow with some of its states selected. */
export function select(flow: string, ...states: readonly string[]) {
  return ({ studio }: Sample): void => {
    studio.view.getState().openFlow(flow);
    studio.view.getState().select(states);
  };
}

/** Runs measurements, which give the recorded results. */
export function measured(...kinds: readonly MeasureKind[]) {
  return async ({ studio }: Sample): Promise<void> => {
    for (const kind of kinds) await studio.understanding.getState().run(kind);
  };
}

/** Plays the recorded conversation up to a turn; 0 is the start. */
export function played(turns: number) {
  return async ({ studio }: Sample): Promise<void> => {
    await studio.simulation.getState().start();
    for (let turn = 1; turn <= turns; turn += 1)
      await studio.simulation.getState().send({ text: `Message ${turn}` });
  };
}

/** A turn of the recorded conversation; turn 0 is the start. */
export function recordedTurn(turn: number): ConversationTurn {
  const found = conversationTurns(recordedAnswer('recordings.read').log).find((one) => one.turn === turn);
  if (found === undefined) throw new Error(`The recorded conversation has no turn ${turn}`);
  return found;
}
