import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { findDocument } from '../../../model/parsedProject.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editLayout, stateOf, wholeDocument } from '../../documentEdits.ts';
import { point } from '../point.ts';

/** Moves states on the canvas. A drag, of however many, is one command. */
export const moveStates = defineCommand({
  id: 'state.move',
  label: 'Move',
  params: z.strictObject({ flow: identifier, places: z.record(identifier, point) }),
  apply: (workspace, { flow, places }) => {
    for (const id of Object.keys(places)) stateOf(workspace, flow, id);
    // Without a layout there is one afterwards; a broken one must be mended first, it is all that is edited here.
    if (findDocument(workspace.parsed, 'layout', flow) !== undefined)
      wholeDocument(workspace, 'layout', flow);
    const isSame = (known: Readonly<Record<string, { readonly x: number; readonly y: number }>>) =>
      Object.entries(places).every(
        ([id, { x, y }]) => known[id]?.x === Math.round(x) && known[id].y === Math.round(y),
      );
    return {
      texts: editLayout(workspace, flow, (known) => (isSame(known) ? known : { ...known, ...places })),
    };
  },
});
