import { useMemo } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { Problem } from '../../../engine/base/problem.ts';
import { zodProblems } from '../../../engine/base/zodProblems.ts';
import { actionForm, bodyFields, requestLine } from '../../../engine/kit/forms/actionForm.ts';
import { actionPath } from '../../../engine/model/documentKinds.ts';
import { type Action, action as actionSchema } from '../../../engine/model/documents/action.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import type { FieldEditor } from '../../nodes/FieldEditor.ts';
import { type EditedDocument, useDocumentEditor } from '../../nodes/settings/useDocumentEditor.tsx';
import { changeAuthType } from '../../stores/actionEdits.ts';
import { problemsOfFile } from '../../stores/documentState.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';

const fields = [
  requestLine.method,
  requestLine.url,
  ...Object.values(bodyFields),
  ...actionForm.flatMap((group) => group.fields),
];

/** An output is a text, or a map if more is known of it than its value; the form edits maps. */
function withOutputMaps(written: JsonObject): JsonObject {
  const { output } = written;
  if (!isJsonObject(output)) return written;
  const maps = Object.entries(output).map(([name, value]) => [name, isJsonObject(value) ? value : { value }]);
  return { ...written, output: Object.fromEntries(maps) };
}

function shortOutputs(output: Json): Json {
  if (!isJsonObject(output)) return output;
  const texts = Object.entries(output).map(([name, value]) => {
    const isText = isJsonObject(value) && Object.keys(value).join() === 'value';
    return [name, isText ? (value.value ?? null) : value];
  });
  return Object.fromEntries(texts);
}

function parse(value: Json): ReturnType<EditedDocument['parse']> {
  const parsed = actionSchema.safeParse(value);
  return parsed.success
    ? { value: JSON.parse(JSON.stringify(parsed.data)) as Json }
    : { message: zodProblems(parsed.error)[0]?.message ?? 'is not valid' };
}

/** A problem of an output is shown at its value. */
function atOutputValue(problem: Problem): Problem {
  const field = problem.location?.field;
  if (field === undefined || !/^output\.\w+$/.test(field)) return problem;
  return { ...problem, location: { ...problem.location, field: `${field}.value` } };
}

/** Connects the form of an action to its document. */
export function useActionEditor(action: Action): FieldEditor {
  const studio = useStudio();
  const file = actionPath(action.id);
  const yaml = useDocument(({ parsed }) => parsed?.documents[file]?.yaml?.value);
  const problems = useDocument((state) => problemsOfFile(state.problems, file));
  const { method } = action.request;
  const document = useMemo(
    (): EditedDocument => ({
      written: withOutputMaps(isJsonObject(yaml) ? yaml : {}),
      parse,
      problems: problems.map(atOutputValue),
      write: (path, value) =>
        runEdit(studio, 'action.setField', {
          id: action.id,
          path: [...path],
          value:
            path[0] === 'output' && path.length === 1 && value !== undefined ? shortOutputs(value) : value,
        }),
    }),
    [studio, yaml, problems, action.id],
  );
  const place = useMemo(
    () => ({ base: [], fields, defaults: { auth: { type: 'none' }, reads: method === 'GET' } }),
    [method],
  );
  const editor = useDocumentEditor(document, place);
  return useMemo(
    () => ({
      ...editor,
      set: (path, value) => {
        if (path.join('.') !== 'auth.type') editor.set(path, value);
        else changeAuthType(studio, action, typeof value === 'string' ? value : undefined);
      },
    }),
    [editor, studio, action],
  );
}
