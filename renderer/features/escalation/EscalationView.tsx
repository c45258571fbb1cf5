import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHeadset, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { EscalationRule } from '../../../engine/model/documents/escalationRule.ts';
import type { Project } from '../../../engine/model/project.ts';
import { FormPage } from '../../nodes/FormPage.tsx';
import {
  handoverSettings,
  placesByQueue,
  policiesThatHandOver,
  ruleFields,
  rulePlace,
  statesByNoMatch,
  triggerName,
  useEscalationRules,
} from '../../nodes/settings/escalation.ts';
import { PolicyForm } from '../../nodes/settings/PolicyForm.tsx';
import { type RawManifest, useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { LinkedPlaces } from '../../nodes/UsedIn.tsx';
import { problemsOfManifest, worstSeverity } from '../../stores/documentState.ts';
import { textIn } from '../../stores/texts.ts';
import { useActionName, useDocument, useIntentName, useView } from '../../stores/useStudio.ts';
import { placeInList } from '../../stores/uses.ts';
import { countText, formatDuration } from '../../ui/format.ts';
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

const none: readonly string[] = [];
const orList = new Intl.ListFormat('en', { type: 'disjunction' });
const inARow = (messages: number) => (messages === 1 ? 'a message' : `${messages} messages in a row`);
const quoted = (words: readonly string[]) => orList.format(words.map((word) => `“${word}”`));

/** When a rule fires, as the beginning of a sentence; undefined if it never does. */
function whenText(rule: EscalationRule, nameOf: (id: string) => string): string | undefined {
  const calls = (ids: readonly string[] = none) =>
    ids.length === 0 ? 'any action' : orList.format(ids.map(nameOf));
  switch (rule.type) {
    case 'sentiment':
      return `When the sentiment of ${inARow(rule.messages)} is below ${rule.below}`;
    case 'urgency':
      return `When the urgency of ${inARow(rule.messages)} is ${rule.atLeast} or more`;
    case 'confidence':
      return `When no intent has a confidence of ${rule.below} in ${inARow(rule.messages)}`;
    case 'keyword':
      return rule.words.length === 0 ? undefined : `When a message contains ${quoted(rule.words)}`;
    case 'turns':
      return `When the customer has written more than ${rule.over} messages since a flow was last resolved`;
    case 'action_failed':
      return `When ${rule.times === 1 ? 'a call' : `${rule.times} calls`} of ${calls(rule.actions)} failed since a flow was last resolved`;
    case 'action_slow':
      return `When a call of ${calls(rule.actions)} takes longer than ${formatDuration(rule.ms)}`;
    case 'restricted_topic':
      return rule.intents.length === 0
        ? undefined
        : `When the customer mentions ${orList.format(rule.intents.map((id) => `“${nameOf(id)}”`))}`;
    case 'condition':
      return rule.when === 'false' ? undefined : `When ${rule.when} is true`;
  }
}

/** What happens, in a few sentences. */
function WhatHappens({ children }: { readonly children: ReactNode }) {
  return (
    <section aria-label="What happens">
      <Text component="h3" size="sm" fw={600} mb={4}>
        What happens
      </Text>
      <Stack gap={6}>{children}</Stack>
    </section>
  );
}

/** A text that somebody reads, as a quotation. */
function Read({ by, text }: { readonly by: string; readonly text: string }) {
  return (
    <Text size="sm">
      {by}: <q>{text}</q>
    </Text>
  );
}

/** A rule in words: when it fires, what then happens, what it depends on, and which rules come first. */
function AboutRule({ project, index }: { readonly project: Project; readonly index: number }) {
  const intentName = useIntentName();
  const actionName = useActionName();
  const { escalation } = project.manifest.policies;
  const rule = escalation.rules[index];
  if (rule === undefined) return null;
  const intents = rule.type === 'restricted_topic' ? rule.intents : none;
  const actions =
    rule.type === 'action_failed' || rule.type === 'action_slow' ? (rule.actions ?? none) : none;
  const when = whenText(rule, intents.length > 0 ? intentName : actionName);
  return (
    <>
      <WhatHappens>
        {when === undefined ? (
          <Text size="sm">This rule never fires: it does not say yet what it looks for.</Text>
        ) : (
          <Text size="sm">
            {when}, the conversation goes to the queue <b>{rule.queue ?? escalation.queue}</b> with{' '}
            {rule.priority} priority.
          </Text>
        )}
        <Read by="The customer reads" text={textIn(project, rule.message ?? escalation.message)} />
        {rule.nextStep !== undefined && <Read by="The agent is told" text={textIn(project, rule.nextStep)} />}
      </WhatHappens>
      {intents.length + actions.length > 0 && (
        <LinkedPlaces
          title="Looks for"
          none=""
          places={[
            ...intents.map((id) => placeInList('intents', id, intentName(id))),
            ...actions.map((id) => placeInList('actions', id, actionName(id))),
          ]}
        />
      )}
      <LinkedPlaces
        title="Checked before it"
        none="Nothing: this is the first rule."
        places={escalation.rules.slice(0, index).map((_, place) => rulePlace(project, place))}
      />
    </>
  );
}

/** A policy that hands over, in words, with the states that it is for. */
function AboutPolicy({ project, path }: { readonly project: Project; readonly path: string }) {
  const { escalation, safety, noMatch, loopGuard } = project.manifest.policies;
  const states = useMemo(() => statesByNoMatch(project), [project]);
  const asking = [...states.policy, ...states.own];
  if (path === 'safety')
    return (
      <WhatHappens>
        <Text size="sm">
          {safety.enabled ? (
            <>
              When a message says that somebody’s life is in danger, the customer reads where to get help, and
              the conversation goes to the queue <b>{safety.queue ?? escalation.queue}</b> with urgent
              priority. Nothing else of the message is answered.
            </>
          ) : (
            'Nothing: danger is not recognised in this project.'
          )}
        </Text>
      </WhatHappens>
    );
  if (path === 'loopGuard')
    return (
      <>
        <WhatHappens>
          <Text size="sm">
            When the same question has been asked {loopGuard.repeats + 1} times in a row, the customer is
            offered an agent, who gets the conversation from the queue <b>{escalation.queue}</b>, or to stop.
          </Text>
        </WhatHappens>
        <LinkedPlaces title="Applies to" none="No state asks anything yet." places={asking} />
      </>
    );
  return (
    <>
      <WhatHappens>
        <Text size="sm">
          After {countText(noMatch.escalateAfter, 'message')} in a row that could not be understood, the next
          one hands the conversation over to the queue <b>{escalation.queue}</b>.
        </Text>
      </WhatHappens>
      <LinkedPlaces title="Applies to" none="No state leaves it to this policy." places={states.policy} />
      {states.own.length > 0 && (
        <LinkedPlaces title="States with a transition of their own" none="" places={states.own} />
      )}
    </>
  );
}

/** Who gets what is handed over: each queue, with the states, rules and policies that hand over to it. */
function AboutQueues({ project }: { readonly project: Project }) {
  const queues = useMemo(() => placesByQueue(project), [project]);
  return [...queues].map(([queue, places]) => (
    <LinkedPlaces key={queue} title={`Handed over to ${queue}`} none="" places={places} />
  ));
}

interface AboutEscalationProps {
  readonly project: Project;
  /** `handover`, the place of a rule, or the path of a policy. */
  readonly item: string;
}

function AboutEscalation({ project, item }: AboutEscalationProps) {
  if (item === 'handover') return <AboutQueues project={project} />;
  return policiesThatHandOver.some(({ path }) => path === item) ? (
    <AboutPolicy project={project} path={item} />
  ) : (
    <AboutRule project={project} index={Number(item)} />
  );
}

/** Every reason to hand over a conversation: the rules of the project, and what always does. */
function EscalationView() {
  const raw = useRawManifest();
  const { rules, add } = useEscalationRules(raw);
  const project = useDocument((state) => state.project);
  const problems = useDocument((state) => state.problems);
  const chosen = useView((state) => state.items.escalation);
  const openItem = useView((state) => state.openItem);
  const open = (id: string) => openItem('escalation', id);
  const items = useMemo((): readonly ListedItem[] => {
    const severityAt = (place: string) => worstSeverity(problemsOfManifest(problems, place));
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
      about={project === null ? undefined : <AboutEscalation key={shown} project={project} item={shown} />}
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
