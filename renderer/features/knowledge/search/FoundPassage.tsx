import { Anchor, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ExplainedHit } from '../../../../engine/model/knowledgeExplanation.ts';
import { PassageTitle } from '../../../ui/PassageTitle.tsx';
import { ScoreBar } from '../../../ui/ScoreBar.tsx';
import { ToneBadge } from '../../../ui/ToneBadge.tsx';
import classes from './FoundPassage.module.css';
import { MarkedText } from './MarkedText.tsx';
import { PartScore } from './PartScore.tsx';
import { WhyPassage } from './WhyPassage.tsx';

interface FoundPassageProps {
  readonly hit: ExplainedHit;
  readonly threshold: number;
  /** The answer was taken from it. */
  readonly cited: boolean;
  /** Asked to make the question a test that expects this passage. */
  readonly onTest: () => void;
}

/** A passage that a search found: its score, what that is made of, and on request why. */
export function FoundPassage({ hit, threshold, cited, onTest }: FoundPassageProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const title = hit.titlePath.at(-1) ?? hit.source;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.hit}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <PassageTitle passage={hit} />
        {cited && <ToneBadge tone="good">Cited</ToneBadge>}
      </Group>
      <div className={classes.scores}>
        <ScoreBar label={`Score of ${title}`} score={hit.score} threshold={threshold} />
        <PartScore label="Meaning" of={title} {...hit.meaning} />
        <PartScore label="Words" of={title} {...hit.words} />
      </div>
      {open ? (
        <MarkedText text={hit.text} sentence={hit.sentence} />
      ) : (
        <Text size="xs" c="dimmed" lineClamp={3} className={classes.text}>
          {hit.text}
        </Text>
      )}
      <Group justify="space-between" gap="xs" mt={6}>
        <UnstyledButton
          className={classes.why}
          aria-expanded={open}
          aria-controls={id}
          aria-label={`Why this passage: ${title}`}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} stroke={1.8} />
          Why this passage
        </UnstyledButton>
        <Anchor component="button" type="button" size="xs" c="var(--dl-accent-text)" onClick={onTest}>
          Make this a test question
        </Anchor>
      </Group>
      <div id={id}>{open && <WhyPassage hit={hit} title={title} />}</div>
    </li>
  );
}
