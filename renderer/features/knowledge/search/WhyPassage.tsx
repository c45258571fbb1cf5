import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ExplainedHit } from '../../../../engine/model/knowledgeExplanation.ts';
import { percent } from '../percent.ts';
import classes from './WhyPassage.module.css';
import { WordChip } from './WordChip.tsx';

const places = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The reasons: which words agree, which the passage does not mention, and which places it does not cover. */
export function WhyPassage({ hit, title }: { readonly hit: ExplainedHit; readonly title: string }) {
  const { matched, missing, uncoveredPlaces, coverage } = hit;
  return (
    <section className={classes.why} aria-label={`Why ${title}`}>
      <Text size="xs" c="dimmed">
        It mentions {percent(coverage)} of what was asked, by how telling the words are.
      </Text>
      <dl className={classes.reasons}>
        {matched.length > 0 && (
          <Reason label="Agrees in">
            {matched.map(({ asked, found, weight }) => (
              <WordChip key={asked} word={asked === found ? asked : `${asked} = ${found}`} weight={weight} />
            ))}
          </Reason>
        )}
        {missing.length > 0 && (
          <Reason label="Says nothing of">
            {missing.map(({ asked, weight }) => (
              <WordChip key={asked} word={asked} weight={weight} tone="missing" />
            ))}
          </Reason>
        )}
        {uncoveredPlaces.length > 0 && (
          <Reason label="Does not cover">
            {uncoveredPlaces.map((code) => (
              <WordChip key={code} word={places.of(code) ?? code} tone="against" />
            ))}
          </Reason>
        )}
      </dl>
    </section>
  );
}

function Reason({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.reason}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
