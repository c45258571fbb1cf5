import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import type { YamlEdit } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, editLayout, flowOf, stateOf } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import { referenceEdits } from '../../referenceEdits.ts';

/** Gives a state another id: transitions, its place, and jumps to it from other flows follow. */
export const changeStateId = defineCommand({
  id: 'state.changeId',
  label: 'Change state id',
  params: z.strictObject({ flow: identifier, state: z.string(), id: identifier }),
  apply: (workspace, { flow, state, id }) => {
    const { index } = stateOf(workspace, flow, state);
    if (id === state) return { texts: {} };
    const { states } = flowOf(workspace, flow);
    if (states.some((other) => other.id === id)) throw editErrors.EDIT_EXISTS({ what: 'state', id });
    const edits: YamlEdit[] = [{ op: 'set', path: ['states', index, 'id'], value: id }];
    for (const [at, { on }] of states.entries()) {
      for (const [outcome, target] of Object.entries(on)) {
        if (target === state) edits.push({ op: 'set', path: ['states', at, 'on', outcome], value: id });
      }
    }
    const references = referenceEdits(workspace, (field, inFlow) =>
      field.type === 'state' && field.value === state && (field.flow || inFlow) === flow ? id : undefined,
    );
    const texts = Object.assign(
      {},
      ...[...references]
        .filter(([other]) => other !== flow)
        .map(([other, found]) => editDocument(workspace, 'flow', other, found)),
    );
    const layout = editLayout(workspace, flow, (places) => {
      const { [state]: place, ...others } = places;
      return place === undefined ? places : { ...others, [id]: place };
    });
    const own = editDocument(workspace, 'flow', flow, [...edits, ...(references.get(flow) ?? [])]);
    return { texts: { ...texts, ...own, ...layout }, created: [id] };
  },
});
