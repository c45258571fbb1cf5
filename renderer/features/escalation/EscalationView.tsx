import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHeadset, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { FormPage } from '../../nodes/FormPage.tsx';
import {
  handoverSettings,
  policiesThatHandOver,
  ruleFields,
  triggerName,
  useEscalationRules,
} from '../../nodes/settings/escalation.ts';
import { PolicyForm } from '../../nodes/settings/PolicyForm.tsx';
import { type RawManifest, useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { useDocument, useView } from '../../stores/useStudio.ts';
import { ItemList, ListAndDetail, type ListedItem } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';

interface RuleFormProps {
  readonly raw: RawManifest;
  readonly index: number;
  /** Called with the place of the rule after it was moved; null after it was deleted. */
  readonly onMoved: (index: number | null) => void;
}

/** One rule: when it fires, and where the conversation then goes. */
export function RuleForm({ raw, index, onMoved }: RuleFormProps) {
  const { rules, editorOf, move, remove } = useEscalationRules(raw);
  const moves = [
    { label: 'Check earlier', icon: IconArrowUp, to: index - 1 },
    { label: 'Check later', icon: IconArrowDown, to: index + 1 },
  ];
  return (
    <FormPage
      title={String(rules[index]?.id ?? `Rule ${index + 1}`)}
      help={`Checked as number ${index + 1} of ${rules.length}. The first rule that fires hands over the conversation.`}
      fields={ruleFields}
      editor={editorOf(index)}
      action={
        <Group gap={4} wrap="nowrap">
          {moves.map(({ label, icon: Icon, to }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon
                size={30}
                variant="default"
                aria-label={label}
                disabled={rules[to] === undefined}
                onClick={() => {
                  move(index, to);
                  onMoved(to);
                }}
              >
                <Icon size={16} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          ))}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} stroke={1.8} />}
            onClick={() => {
              remove(index);
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

/** Every reason to hand over a conversation: the rules of the project, and what always does. */
function EscalationView() {
  const raw = useRawManifest();
  const { rules, add } = useEscalationRules(raw);
  const problems = useDocument((state) => state.problems);
  const chosen = useView((state) => state.items.escalation);
  const openItem = useView((state) => state.openItem);
  const open = (id: string) => openItem('escalation', id);
  const items = useMemo((): readonly ListedItem[] => {
    const severityAt = (field: string) =>
      problems.find(({ location }) => location?.field?.startsWith(field))?.severity ?? null;
    return [
      { id: 'handover', name: handoverSettings.label, section: 'All handovers' },
      ...rules.map((rule, index) => ({
        id: String(index),
        name: String(rule.id ?? `Rule ${index + 1}`),
        hint: triggerName(rule.type),
        rank: rules.length - index,
        section: 'Rules, in their order',
        severity: severityAt(`policies.escalation.rules[${index}]`),
      })),
      ...policiesThatHandOver.map(({ path, label }) => ({
        id: path,
        name: label,
        section: 'In every project',
        severity: severityAt(`policies.${path}`),
      })),
    ];
  }, [rules, problems]);
  const shown = items.find(({ id }) => id === chosen)?.id ?? (rules.length > 0 ? '0' : 'handover');
  const policies = policiesThatHandOver.find(({ path }) => path === shown);
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
          add={[
            {
              label: 'Add a rule',
              run: () => {
                add();
                open(String(rules.length));
              },
            },
          ]}
        />
      }
    >
      {shown === 'handover' || policies !== undefined ? (
        <PolicyForm key={shown} raw={raw} group={policies ?? handoverSettings} />
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
