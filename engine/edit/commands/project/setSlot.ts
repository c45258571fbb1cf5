import { z } from 'zod';
import { manifestPath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { slotDefinition } from '../../../model/projectManifest.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument } from '../../documentEdits.ts';

/** Declares a slot, or changes its declaration. */
export const setSlot = defineCommand({
  id: 'slot.set',
  label: 'Edit slot',
  params: z.strictObject({ slot: identifier, definition: slotDefinition }),
  mergeKey: ({ slot }) => slot,
  apply: (workspace, { slot, definition }) => ({
    // Keys without a value are left out, as JSON does.
    texts: editDocument(workspace, 'manifest', manifestPath, [
      { op: 'set', path: ['slots', slot], value: JSON.parse(JSON.stringify(definition)) },
    ]),
    created: [slot],
  }),
});
