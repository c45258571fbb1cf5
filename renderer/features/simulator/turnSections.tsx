// Sections of the turn details: how the message was understood, the path, the escalation.

import { Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowNarrowRight, IconCheck, IconX } from '@tabler/icons-react';
import type { HandoffPacket, SentPacket } from '../../../engine/model/handoffPacket.ts';
import { describeState, resolveText } from '../../nodes/describeState.ts';
import { KindIcon } from '../../nodes/nodeKinds.tsx';
import type {
  ConversationTurn,
  StepEntry,
  TurnMessage,
} from '../../stores/conversation/conversationTurns.ts';
import { answerWords, type StudioWords, useWords } from '../../stores/conversation/conversationWords.ts';
import { isReadStep } from '../../stores/conversation/messageReadings.ts';
import { useDocument, useSimulation, useStudio } from '../../stores/useStudio.ts';
import { EventLine } from '../../ui/ChatBubble.tsx';
import { Facts, ScoreBar } from '../../ui/Facts.tsx';
import { CopyIconButton } from '../../ui/JsonBlock.tsx';
import classes from './turnSections.module.css';
import { valueText } from './ValuesSection.tsx';

/** How a message was understood, in a few words. */
export function understoodAs({ value, nlu }: TurnMessage, threshold: number): string {
  if (value !== null) return 'quick reply';
  const best = nlu.intents[0];
  const entities =
    nlu.entities.length === 0 ? '' : ` · ${nlu.entities.map(({ entity }) => entity).join(', ')}`;
  if (best === undefined) return `no intent${entities}`;
  const confidence = best.confidence.toFixed(2);
  return best.confidence >= threshold
    ? `${best.intent} ${confidence}${entities}`
    : `no intent (best ${best.intent} ${confidence})${entities}`;
}

/** How a message was understood: intents with the threshold, entities, sentiment and urgency. */
export function UnderstandingSection({ customer }: { readonly customer: TurnMessage }) {
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold ?? 0);
  const { entities, sentiment, urgency } = customer.nlu;
  const tone = [
    { name: 'sentiment', value: sentiment },
    { name: 'urgency', value: urgency },
  ].flatMap(({ name, value }) => (value === undefined ? [] : [{ key: name, name, value: value.toFixed(2) }]));
  // The best one always, others only if they would not show as 0.00.
  const intents = customer.nlu.intents.filter(({ confidence }, index) => index === 0 || confidence >= 0.005);
  const understood = intents[0] !== undefined && intents[0].confidence >= threshold;
  return (
    <Stack gap={8}>
      {customer.value !== null && (
        <Text size="xs" c="dimmed">
          The customer tapped a quick reply with the value “{customer.value}”.
        </Text>
      )}
      {!understood && (
        <Text size="xs" c="dimmed">
          No intent reaches the threshold {threshold.toFixed(2)}.
        </Text>
      )}
      {intents.length > 0 && (
        <ul className={classes.intents} aria-label="Intents">
          {intents.map(({ intent, confidence }, index) => (
            <li key={intent} data-best={(index === 0 && understood) || undefined}>
              <Text size="xs" truncate title={intent}>
                {intent}
              </Text>
              <ScoreBar label={`Confidence of ${intent}`} score={confidence} threshold={threshold} />
            </li>
          ))}
        </ul>
      )}
      {entities.length === 0 ? (
        <Text size="xs" c="dimmed">
          No entities.
        </Text>
      ) : (
        <Facts
          facts={entities.map(({ entity, role, text, value, start }) => ({
            key: `${entity} ${start}`,
            name: role === undefined ? entity : `${entity}: ${role}`,
            value: valueText(value) === text ? text : `${text} → ${valueText(value)}`,
          }))}
        />
      )}
      {tone.length > 0 && <Facts facts={tone} />}
    </Stack>
  );
}

/** A state on the path of a turn with everything that happened there in a row. */
interface PathStop {
  /** Unique within the turn. */
  readonly key: string;
  readonly flow: string;
  readonly state: string;
  /** What happened there, in order; entering the state is not mentioned. */
  readonly notes: readonly string[];
  /** The outcome; null while the state waits, or if the step led elsewhere. */
  readonly outcome: string | null;
}

const triggerNotes: Readonly<Record<string, string>> = {
  enter: '',
  // The policy states itself what it did.
  policy: '',
  input: 'The customer answered',
  resume: 'Resumed',
  reprompt: 'Prompt repeated',
  ...answerWords,
  timer: 'The wait ended',
  silence: 'No input from the customer',
  repeated: 'Already done with the same input',
  request_failed: 'The request failed',
  return: 'The called flow ended',
};

/**
 * Joins the steps of a turn into stops: consecutive steps of one state are one. How the message was read is not among
 * the notes: it has a section of its own.
 *
 * @param say - Words a statement.
 */
export function pathStops(steps: readonly StepEntry[], say: StudioWords['say']): readonly PathStop[] {
  const stops: PathStop[] = [];
  for (const step of steps) {
    const { flow, state, trigger, outcome, why } = step;
    const before = stops.at(-1);
    const note = isReadStep(step)
      ? ''
      : [triggerNotes[trigger] ?? trigger, why === undefined ? '' : whyNote(why, say)]
          .filter((part) => part !== '')
          .join(': ');
    const notes = note === '' ? [] : [note];
    if (before !== undefined && before.flow === flow && before.state === state && before.outcome === null) {
      stops[stops.length - 1] = { ...before, notes: [...before.notes, ...notes], outcome };
    } else {
      stops.push({ key: String(stops.length), flow, state, notes, outcome });
    }
  }
  return stops;
}

/** Why a step was taken; for an error, with its code. */
function whyNote(why: NonNullable<StepEntry['why']>, say: StudioWords['say']): string {
  return why.code === 'error' ? `${say(why)} (${why.params.error})` : say(why);
}

interface PathStepProps {
  readonly stop: PathStop;
  /** The path comes from another flow, so the name of this one is shown. */
  readonly newFlow: boolean;
  /** Shown for the last state in place of an outcome; null for the others. */
  readonly end: string | null;
}

const noTexts = {};

/** One state on the path: what it is, why it ran and where it led. */
function PathStep({ stop, newFlow, end }: PathStepProps) {
  const { view } = useStudio();
  const flow = useDocument(({ project }) => project?.flows[stop.flow]);
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale] ?? noTexts);
  const state = flow?.states.find(({ id }) => id === stop.state);
  const described = state === undefined ? undefined : describeState(state);
  const title = described?.title ?? stop.state;
  const port = described?.ports.find(({ id }) => id === stop.outcome);
  const outcome = port === undefined ? stop.outcome : resolveText(port.label, texts);
  return (
    <li>
      <UnstyledButton
        className={classes.step}
        title={`${stop.flow}/${stop.state}`}
        onClick={() => view.getState().revealState(stop.flow, stop.state)}
      >
        <VisuallyHidden component="span">
          Show {stop.flow}/{stop.state} on the canvas:{' '}
        </VisuallyHidden>
        <KindIcon kind={described?.kind} size={22} />
        <div className={classes.words}>
          <div className={classes.title}>
            <Text component="span" size="sm" fw={500} truncate>
              {title}
            </Text>
            {newFlow && (
              <Text component="span" size="xs" c="dimmed" truncate className={classes.flow}>
                {flow?.name ?? stop.flow}
              </Text>
            )}
          </div>
          <Text size="xs" c="dimmed" lh={1.35} className={classes.notes}>
            {stop.notes.join('\n')}
          </Text>
        </div>
        {outcome !== null ? (
          <span className={classes.outcome} data-tone={port?.tone}>
            <IconArrowNarrowRight size={14} stroke={1.7} />
            {outcome}
          </span>
        ) : (
          end !== null && <span className={classes.outcome}>{end}</span>
        )}
      </UnstyledButton>
    </li>
  );
}

/** The states that a turn went through, in order; a click goes to one on the canvas. */
export function PathSection({ turn }: { readonly turn: ConversationTurn }) {
  const { say } = useWords();
  const stops = pathStops(turn.steps, say);
  const running = useSimulation((state) => turn.turn > state.lastTurn);
  return (
    <ol className={classes.path} aria-label="Path">
      {stops.map((stop, index) => (
        <PathStep
          key={stop.key}
          stop={stop}
          newFlow={stops[index - 1]?.flow !== stop.flow}
          end={index < stops.length - 1 ? null : running ? 'running…' : 'stays here'}
        />
      ))}
    </ol>
  );
}

/** What was tried before the handoff, in order, and whether it worked. */
function TriedSteps({ tried }: { readonly tried: SentPacket['tried'] }) {
  const keyed = tried.map((step, index) => ({ ...step, key: `${index} ${step.name}` }));
  return (
    <>
      {keyed.map(({ key, type, name, ok, detail }) => (
        <EventLine key={key} icon={ok ? IconCheck : IconX} tone={ok ? 'good' : 'bad'}>
          {type} {name}
          {detail.text === '' ? '' : `: ${detail.text}`}
        </EventLine>
      ))}
    </>
  );
}

/** The handoff packet as the agent reads it. */
export function EscalationSection({ packet: storedPacket }: { readonly packet: HandoffPacket }) {
  const words = useWords();
  const packet = words.packet(storedPacket);
  const flow = useDocument(({ project }) => project?.flows[packet.state.flow]?.name) ?? packet.state.flow;
  const { id, authenticated } = packet.identity;
  const customerFacts = [
    ...(id === null ? [] : [`customer ${id}`]),
    ...(authenticated ? ['authenticated'] : []),
    ...Object.entries(packet.customer).map(([name, value]) => `${name}: ${valueText(value)}`),
  ];
  const facts = Object.entries(packet.slots).map(([name, value]) => ({ name, value: valueText(value) }));
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {packet.summary.text}
        </Text>
        <CopyIconButton value={JSON.stringify(packet, null, 2)} label="Copy the packet as JSON" />
      </Group>
      <Facts
        facts={[
          { name: 'Who', value: customerFacts.length === 0 ? 'Unknown customer' : customerFacts.join('\n') },
          {
            name: 'Intent',
            value:
              packet.intent === null
                ? 'Not understood'
                : `${packet.intent.name}: “${packet.intent.utterance}”`,
          },
          { name: 'Why', value: words.why(packet) },
          { name: 'Where', value: `${flow} › ${packet.state.state}` },
          { name: 'Queue', value: `${packet.queue}, priority ${packet.priority}` },
          { name: 'Next step', value: packet.nextStep.text === '' ? 'None given' : packet.nextStep.text },
        ]}
      />
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={2}>
          Slots
        </Text>
        {facts.length === 0 ? <Text size="xs">No slots are filled.</Text> : <Facts facts={facts} />}
      </div>
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={2}>
          Already tried
        </Text>
        {packet.tried.length === 0 ? <Text size="xs">Nothing.</Text> : <TriedSteps tried={packet.tried} />}
      </div>
    </Stack>
  );
}
