import { Badge, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { entityForms } from '../../../engine/kit/forms/entityForm.ts';
import { entityPath } from '../../../engine/model/documentKinds.ts';
import { type Entity, entity as entitySchema } from '../../../engine/model/documents/entity.ts';
import { problemsOfFile } from '../../stores/documentState.ts';
import { entityTypeLabel } from '../../stores/entityKinds.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { roleNames } from '../../stores/utteranceEdits.ts';
import { DetailHeader } from '../../ui/ListPanel.tsx';
import { FormFields } from '../FormPage.tsx';
import {
  type EditedDocument,
  parseWith,
  useDocumentEditor,
  writtenMap,
} from '../settings/useDocumentEditor.tsx';
import { ThingButtons, UsedIn } from '../UsedIn.tsx';

const parse = parseWith(entitySchema);

/** An entity of the project: its values, its patterns or its recogniser. */
export function EntityForm({ entity }: { readonly entity: Entity }) {
  const studio = useStudio();
  const { id, type } = entity;
  const file = entityPath(id);
  const yaml = useDocument(({ parsed }) => parsed?.documents[file]?.yaml?.value);
  const problems = useDocument((state) => problemsOfFile(state.problems, file));
  const fields = entityForms[type];
  const document = useMemo(
    (): EditedDocument => ({
      written: writtenMap(yaml),
      parse,
      problems,
      write: (path, value) => runEdit(studio, 'entity.setField', { id, path: [...path], value }),
    }),
    [studio, yaml, problems, id],
  );
  const place = useMemo(
    () => ({ base: [], fields, defaults: type === 'list' ? { fuzzy: true } : {} }),
    [fields, type],
  );
  const editor = useDocumentEditor(document, place);
  const thing = useMemo(() => ({ type: 'entity', id }) as const, [id]);
  const roles = roleNames(entity);
  return (
    <Stack gap="md" maw={760} p="xl" mx="auto">
      <DetailHeader
        title={entity.name}
        id={id}
        badges={
          <Badge variant="light" tt="none">
            {entityTypeLabel(type)}
          </Badge>
        }
      >
        <ThingButtons thing={thing} onDelete={() => runEdit(studio, 'entity.delete', { id })} />
      </DetailHeader>
      <FormFields editor={editor} fields={fields} />
      {roles.length > 0 && (
        <Text size="sm" c="dimmed">
          Roles: {roles.join(', ')}. They are edited in the file.
        </Text>
      )}
      <UsedIn thing={thing} />
    </Stack>
  );
}
