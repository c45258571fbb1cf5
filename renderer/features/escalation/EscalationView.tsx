import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHeadset, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { FieldEditor, FieldPath } from '../../nodes/FieldEditor.ts';
import { FormPage } from '../../nodes/FormPage.tsx';
import {
  escalationSettings,
  handoverFields,
  policyGroups,
  type RawManifest,
  ruleFields,
  triggerName,
  useRawManifest,
  useSettingsEditor,
} from '../../nodes/settings/useSettingsEditor.ts';
import { useDocument, useView } from '../../stores/useStudio.ts';
import { ItemList, ListAndDetail, type ListedItem } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';

/** What hands over in every project, by the policies that it depends on. */
const always = ['noMatch', 'loopGuard', 'safety'];
const alwaysGroups = policyGroups.filter(({ path }) => always.includes(path));

function isRule(item: Json): item is JsonObject {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}

function useEscalationEditor(raw: RawManifest): {
  readonly editor: FieldEditor;
  readonly rules: readonly JsonObject[];
} {
  const { base, fields, defaults } = escalationSettings;
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  const rules = Array.isArray(editor.data.rules) ? editor.data.rules.filter(isRule) : [];
  return { editor, rules };
}

/** An editor of one rule in the list of the policies. */
function editorOfRule(editor: FieldEditor, rules: readonly JsonObject[], index: number): FieldEditor {
  const at = (path: FieldPath): FieldPath => ['rules', index, ...path];
  const { lists } = editor;
  return {
    ...editor,
    data: rules[index] ?? {},
    fallback: (path) => editor.fallback(at(path)),
    set: (path, value) => editor.set(at(path), value),
    problem: (path) => editor.problem(at(path)),
    ...(lists === undefined
      ? {}
      : {
          lists: {
            append: (path, value) => lists.append(at(path), value),
            remove: (path) => lists.remove(at(path)),
            move: (path, from, to) => lists.move(at(path), from, to),
            renameOutcome: (path, from, to) => lists.renameOutcome(at(path), from, to),
          },
        }),
  };
}

interface RuleFormProps {
  readonly raw: RawManifest;
  readonly index: number;
  /** Called with the place of the rule after it was moved; null after it was deleted. */
  readonly onMoved: (index: number | null) => void;
}

/** One rule: when it fires, and where the conversation then goes. */
export function RuleForm({ raw, index, onMoved }: RuleFormProps) {
  const { editor, rules } = useEscalationEditor(raw);
  const rule = rules[index] ?? {};
  const title = String(rule.id ?? `Rule ${index + 1}`);
  const move = (to: number) => {
    editor.lists?.move(['rules'], index, to);
    onMoved(to);
  };
  return (
    <FormPage
      title={title}
      help={`Checked as number ${index + 1} of ${rules.length}. The first rule that fires hands over the conversation.`}
      fields={ruleFields}
      editor={editorOfRule(editor, rules, index)}
      action={
        <Group gap={4} wrap="nowrap">
          <Tooltip label="Check earlier">
            <ActionIcon
              size={30}
              variant="default"
              aria-label="Check earlier"
              disabled={index === 0}
              onClick={() => move(index - 1)}
            >
              <IconArrowUp size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Check later">
            <ActionIcon
              size={30}
              variant="default"
              aria-label="Check later"
              disabled={index === rules.length - 1}
              onClick={() => move(index + 1)}
            >
              <IconArrowDown size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} stroke={1.8} />}
            onClick={() => {
              editor.lists?.remove(['rules', index]);
              onMoved(null);
            }}
          >
            Delete
          </Button>
        </Group>
      }
    />
  );
}

/** How every handover is done unless a rule or a state says otherwise. */
export function HandoverForm({ raw }: { readonly raw: RawManifest }) {
  const { editor } = useEscalationEditor(raw);
  return (
    <FormPage
      title="Handing over"
      help="How conversations are handed over to agents, unless a rule or a state says otherwise."
      fields={handoverFields}
      editor={editor}
    />
  );
}

function PolicyOf({ raw, path }: { readonly raw: RawManifest; readonly path: string }) {
  const group = alwaysGroups.find((one) => one.path === path);
  const { base, fields, defaults } = group ?? escalationSettings;
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  if (group === undefined) return null;
  return <FormPage title={group.label} help={group.help} fields={fields} editor={editor} />;
}

/** Every reason to hand over a conversation: the rules of the project, and what always does. */
function EscalationView() {
  const raw = useRawManifest();
  const { editor, rules } = useEscalationEditor(raw);
  const problems = useDocument((state) => state.problems);
  const chosen = useView((state) => state.items.escalation);
  const openItem = useView((state) => state.openItem);
  const open = (id: string) => openItem('escalation', id);
  const items = useMemo((): readonly ListedItem[] => {
    const severityAt = (field: string) =>
      problems.find(({ location }) => location?.field?.startsWith(field))?.severity ?? null;
    return [
      { id: 'handover', name: 'Handing over', section: 'All handovers' },
      ...rules.map((rule, index) => ({
        id: String(index),
        name: String(rule.id ?? `Rule ${index + 1}`),
        hint: triggerName(rule.type),
        rank: rules.length - index,
        section: 'Rules, in their order',
        severity: severityAt(`policies.escalation.rules[${index}]`),
      })),
      ...alwaysGroups.map(({ path, label }) => ({
        id: path,
        name: label,
        section: 'In every project',
        severity: severityAt(`policies.${path}`),
      })),
    ];
  }, [rules, problems]);
  const shown = items.some(({ id }) => id === chosen) ? (chosen ?? '') : rules.length > 0 ? '0' : 'handover';
  const add = () => {
    const ids = new Set(rules.map(({ id }) => id));
    let n = rules.length + 1;
    while (ids.has(`rule_${n}`)) n += 1;
    editor.lists?.append(['rules'], { id: `rule_${n}`, type: 'sentiment' });
    open(String(rules.length));
  };
  return (
    <ListAndDetail
      list={
        <ItemList
          title="Escalation triggers"
          items={items}
          firstOrder="rank"
          rankLabel="In the order they are checked"
          open={shown}
          onOpen={open}
          add={[{ label: 'Add a rule', run: add }]}
        />
      }
    >
      {shown === 'handover' ? (
        <HandoverForm raw={raw} />
      ) : always.includes(shown) ? (
        <PolicyOf key={shown} raw={raw} path={shown} />
      ) : (
        <RuleForm
          key={shown}
          raw={raw}
          index={Number(shown)}
          onMoved={(to) => open(to === null ? 'handover' : String(to))}
        />
      )}
    </ListAndDetail>
  );
}

/** When conversations are handed over to agents, and how. */
export const escalationView: MainViewDefinition = {
  id: 'escalation',
  label: 'Escalation',
  icon: IconHeadset,
  group: 'design',
  component: EscalationView,
};
