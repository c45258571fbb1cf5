import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconVariable } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ProjectManifest } from '../../../engine/model/documents/projectManifest.ts';
import type { Project } from '../../../engine/model/project.ts';
import { FormPage } from '../../nodes/FormPage.tsx';
import { useRawManifest, useSettingsEditor } from '../../nodes/settings/useSettingsEditor.ts';
import { AboutThing, ThingButtons } from '../../nodes/UsedIn.tsx';
import { fieldsOfEnvironment, nameInEnvironment } from '../../stores/projectEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useRequest, useStudio, useView } from '../../stores/useStudio.ts';
import { type UsedThing, usesOf } from '../../stores/uses.ts';
import { ToneBadge } from '../../ui/Facts.tsx';
import { ItemList, ListAndDetail, type ListedItem } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';

/** What can be declared, with the key of its declarations in the manifest. */
type EnvironmentKind = 'variable' | 'secret';

const keys = { variable: 'variables', secret: 'secrets' } as const;
const sections = { variable: 'Variables', secret: 'Secrets' } as const;
const noDefaults = {};

const explanations: Readonly<Record<EnvironmentKind, (name: string) => string>> = {
  variable: (name) =>
    `Its value is that of ${name} in the environment where the studio or the runtime is started. In URLs, headers and bodies it is {{ env.${name} }}.`,
  secret: (name) =>
    `Its value is that of ${name} in the environment where the studio or the runtime is started. It is in no file, no bundle and no log.`,
};

/** Whether the environment of the studio has a value, and what happens if it has not. */
function Binding({ name, hasDefault }: { readonly name: string; readonly hasDefault: boolean }) {
  const names = useMemo(() => [name], [name]);
  const { data } = useRequest('actions.boundNames', { names });
  if (data === null) return null;
  const isSet = data.includes(name);
  return (
    <Group gap="xs">
      <ToneBadge tone={isSet ? 'good' : hasDefault ? 'neutral' : 'warning'}>
        {isSet ? 'Set' : 'Not set'}
      </ToneBadge>
      <Text size="sm">
        {isSet
          ? 'It has a value where this studio was started.'
          : hasDefault
            ? 'The default is used by this studio.'
            : 'Calls to the service from this studio fail. Mock examples answer without it.'}
      </Text>
    </Group>
  );
}

interface DeclarationFormProps {
  readonly kind: EnvironmentKind;
  readonly name: string;
}

/** The declaration of one variable or secret. */
export function DeclarationForm({ kind, name }: DeclarationFormProps) {
  const studio = useStudio();
  const raw = useRawManifest();
  const base = useMemo(() => ['environment', keys[kind], name], [kind, name]);
  const fields = fieldsOfEnvironment[keys[kind]];
  const editor = useSettingsEditor({ raw, base, fields, defaults: noDefaults });
  const thing = useMemo((): UsedThing => ({ type: kind, id: name }), [kind, name]);
  return (
    <FormPage
      title={name}
      help={kind === 'variable' ? 'A variable of the environment.' : 'A secret of the environment.'}
      fields={fields}
      editor={editor}
      action={
        <ThingButtons thing={thing} onDelete={() => runEdit(studio, 'environment.delete', { kind, name })} />
      }
      lead={
        <Stack gap="xs" align="flex-start">
          <Text size="sm" c="dimmed">
            {explanations[kind](name)}
          </Text>
          <Binding name={name} hasDefault={editor.data.default !== undefined} />
        </Stack>
      }
    />
  );
}

const none: ProjectManifest['environment'] = { variables: {}, secrets: {} };

function listed(project: Project | null, environment: ProjectManifest['environment']): readonly ListedItem[] {
  return (['variable', 'secret'] as const).flatMap((kind) =>
    Object.keys(environment[keys[kind]]).map((name) => {
      const uses = project === null ? 0 : usesOf(project, { type: kind, id: name }).length;
      return {
        id: `${keys[kind]}.${name}`,
        name,
        section: sections[kind],
        rank: uses,
        hint: uses === 0 ? 'unused' : '',
      };
    }),
  );
}

function thingOf({ section, name }: ListedItem): { readonly type: EnvironmentKind; readonly id: string } {
  return { type: section === sections.secret ? 'secret' : 'variable', id: name };
}

/** The variables and secrets of the environment, and the one that is open. */
function EnvironmentView() {
  const studio = useStudio();
  const project = useDocument((state) => state.project);
  const environment = project?.manifest.environment ?? none;
  const chosen = useView((state) => state.items.environment);
  const openItem = useView((state) => state.openItem);
  const [adding, setAdding] = useState<EnvironmentKind | null>(null);
  const items = useMemo(() => listed(project, environment), [project, environment]);
  const open = items.find(({ id }) => id === chosen) ?? items[0];
  const declare = (kind: EnvironmentKind, typed: string) => {
    const taken = Object.keys(environment[keys[kind]]).map((name) => name.toLowerCase());
    const name = nameInEnvironment(taken, typed, kind);
    if (runEdit(studio, 'environment.set', { kind, name, definition: {} }) !== undefined)
      openItem('environment', `${keys[kind]}.${name}`);
  };
  const add = (['variable', 'secret'] as const).map((kind) => ({
    label: `Add a ${kind}`,
    run: () => setAdding(kind),
  }));
  return (
    <ListAndDetail
      list={
        <ItemList
          title="Environment"
          items={items}
          rankLabel="Most used first"
          open={open?.id ?? null}
          onOpen={(id) => openItem('environment', id)}
          add={add}
          naming={
            adding === null
              ? undefined
              : {
                  label: `Name of the new ${adding}`,
                  onClose: (name) => {
                    setAdding(null);
                    if (name !== null) declare(adding, name);
                  },
                }
          }
        />
      }
      about={open === undefined ? undefined : <AboutThing key={open.id} thing={thingOf(open)} />}
    >
      {open === undefined ? (
        <EmptyMessage
          icon={IconVariable}
          title="No variables or secrets yet"
          action={
            <Group gap="xs" justify="center">
              {add.map(({ label, run }, n) => (
                <Button
                  key={label}
                  size="xs"
                  variant={n === 0 ? 'filled' : 'default'}
                  leftSection={<IconPlus size={16} stroke={1.8} />}
                  onClick={run}
                >
                  {label}
                </Button>
              ))}
            </Group>
          }
        >
          What differs between test and production is not in the flows: addresses of services are variables,
          tokens and passwords are secrets.
        </EmptyMessage>
      ) : (
        <DeclarationForm key={open.id} kind={thingOf(open).type} name={open.name} />
      )}
    </ListAndDetail>
  );
}

/** The variables and secrets that a project needs where it runs. */
export const environmentView: MainViewDefinition = {
  id: 'environment',
  label: 'Environment',
  icon: IconVariable,
  group: 'connect',
  component: EnvironmentView,
};
