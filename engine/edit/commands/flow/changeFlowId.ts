import { z } from 'zod';
import { flowPath, layoutPath, manifestPath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { findDocument } from '../../../model/parsedProject.ts';
import { editYaml } from '../../../model/yaml/editYaml.ts';
import { defineCommand } from '../../defineCommand.ts';
import { assertFree, editDocument, wholeDocument } from '../../documentEdits.ts';
import type { FileTexts } from '../../fileChange.ts';
import { referenceEdits } from '../../referenceEdits.ts';

/** Gives a flow another id: its files move, and the entry flow, calls and jumps that name it follow. */
export const changeFlowId = defineCommand({
  id: 'flow.changeId',
  label: 'Change flow id',
  params: z.strictObject({ flow: identifier, id: identifier }),
  apply: (workspace, { flow, id }) => {
    const { yaml, text } = wholeDocument(workspace, 'flow', flow);
    if (id === flow) return { texts: {} };
    assertFree(workspace, 'flow', id);
    const references = referenceEdits(workspace, ({ type, value }) =>
      type === 'flow' && value === flow ? id : undefined,
    );
    const texts: Record<string, string | null> = {};
    for (const [other, edits] of references) {
      if (other !== flow) Object.assign(texts, editDocument(workspace, 'flow', other, edits));
    }
    texts[flowPath(flow)] = null;
    texts[flowPath(id)] = editYaml(yaml ?? text, [
      { op: 'set', path: ['id'], value: id },
      ...(references.get(flow) ?? []),
    ]);
    const layout = workspace.files[layoutPath(flow)];
    if (layout !== undefined) {
      texts[layoutPath(flow)] = null;
      texts[layoutPath(id)] = layout;
    }
    return { texts: { ...texts, ...entryFlow() }, created: [id] };

    function entryFlow(): FileTexts {
      const manifest = findDocument(workspace.parsed, 'manifest', manifestPath);
      if (manifest?.value?.entryFlow !== flow) return {};
      return editDocument(workspace, 'manifest', manifestPath, [
        { op: 'set', path: ['entryFlow'], value: id },
      ]);
    }
  },
});
