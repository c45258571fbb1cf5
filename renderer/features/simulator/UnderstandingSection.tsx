import { Stack, Text } from '@mantine/core';
import type { CustomerSaid } from '../../stores/conversationTurn.ts';
import { useDocument } from '../../stores/useStores.ts';
import { Facts } from '../../ui/Facts.tsx';
import { ScoreBar } from '../../ui/ScoreBar.tsx';
import classes from './UnderstandingSection.module.css';
import { valueText } from './valueText.ts';

/** What a message was understood as: intents against the threshold, and entities. */
export function UnderstandingSection({ customer }: { readonly customer: CustomerSaid }) {
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold ?? 0);
  const { entities, sentiment, urgency } = customer.nlu;
  const tone = [
    { name: 'mood', value: sentiment },
    { name: 'urgency', value: urgency },
  ].flatMap(({ name, value }) => (value === undefined ? [] : [{ key: name, name, value: value.toFixed(2) }]));
  // The best one always; others only where they would not show as 0.00.
  const intents = customer.nlu.intents.filter(({ confidence }, index) => index === 0 || confidence >= 0.005);
  const understood = intents[0] !== undefined && intents[0].confidence >= threshold;
  return (
    <Stack gap={8}>
      {customer.value !== null && (
        <Text size="xs" c="dimmed">
          The customer tapped a quick reply: its value “{customer.value}” counts.
        </Text>
      )}
      {!understood && (
        <Text size="xs" c="dimmed">
          No intent reaches the threshold {threshold.toFixed(2)}: for the flow there is none.
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
