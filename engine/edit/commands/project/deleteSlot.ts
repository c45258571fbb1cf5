import { z } from 'zod';
import { manifestPath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, wholeDocument } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';

/** Removes a slot's declaration. What still uses the slot becomes a problem. */
export const deleteSlot = defineCommand({
  id: 'slot.delete',
  label: 'Delete slot',
  params: z.strictObject({ slot: identifier }),
  apply: (workspace, { slot }) => {
    const { slots } = wholeDocument(workspace, 'manifest', manifestPath).value;
    if (!Object.hasOwn(slots, slot)) throw editErrors.EDIT_NOT_FOUND({ what: 'slot', id: slot });
    return {
      texts: editDocument(workspace, 'manifest', manifestPath, [{ op: 'delete', path: ['slots', slot] }]),
    };
  },
});
