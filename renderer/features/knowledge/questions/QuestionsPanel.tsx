import { Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { IconListCheck, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import type { ParsedProject } from '../../../../engine/model/parsedProject.ts';
import type { QuestionSet } from '../../../../engine/model/questionSet.ts';
import { setKnowledgeThreshold } from '../../../stores/knowledgeEdits.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { EmptyMessage } from '../../../ui/EmptyMessage.tsx';
import { PanelBar } from '../PanelBar.tsx';
import type { HostTask } from '../useHostTask.ts';
import { EvaluationFigures } from './EvaluationFigures.tsx';
import { QuestionItem } from './QuestionItem.tsx';
import classes from './QuestionsPanel.module.css';
import type { QuestionDraft } from './questionDraft.ts';
import { type QuestionsOfSet, questionRows } from './questionRows.ts';
import { sameBasis } from './sameBasis.ts';
import { ThresholdChart } from './ThresholdChart.tsx';

interface QuestionsPanelProps {
  readonly evaluation: HostTask<'knowledge.evaluate'>;
  /** Asked to write a test question. */
  readonly onAdd: (draft: QuestionDraft) => void;
}

/** The test questions with what came of each, the headline figures, and what other thresholds would do. */
export function QuestionsPanel({ evaluation, onAdd }: QuestionsPanelProps) {
  const studio = useStudio();
  const parsed = useDocument((state) => state.parsed);
  const files = useDocument((state) => state.files);
  const locale = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const today = useDocument(({ project }) => project?.manifest.policies.knowledgeThreshold ?? 0);
  const { found, busy } = evaluation;
  const sets = setsOf(parsed);
  const rows = questionRows(sets, found?.result.outcomes ?? [], locale);
  const add = () => onAdd({ ask: '', expect: null, locale: null });
  if (rows.length === 0) {
    return (
      <EmptyMessage
        icon={IconListCheck}
        title="No test questions yet"
        action={
          <Button size="xs" leftSection={<IconPlus size={15} stroke={1.8} />} onClick={add}>
            Add a question
          </Button>
        }
      >
        Write down what customers ask and where the answer stands, or make a search one. Then measure how many
        are answered as they should be.
      </EmptyMessage>
    );
  }
  const stale = found !== null && !sameBasis(found.files, files);
  return (
    <section className={classes.panel} aria-label="Test questions">
      <PanelBar task={evaluation} busyLabel="Asking the test questions">
        <Text size="sm" fw={600}>
          {rows.length} {rows.length === 1 ? 'question' : 'questions'}
        </Text>
        <Text size="xs" c="dimmed" flex={1} lh={1.3}>
          {found === null ? 'Not measured yet' : stale ? 'Something has changed since this was measured' : ''}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" leftSection={<IconPlus size={15} stroke={1.8} />} onClick={add}>
            Add a question
          </Button>
          {!busy && (
            <Button
              size="xs"
              variant={found !== null && !stale ? 'default' : 'filled'}
              leftSection={<IconPlayerPlay size={15} stroke={1.8} />}
              onClick={evaluation.start}
            >
              Evaluate
            </Button>
          )}
        </Group>
      </PanelBar>
      <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }} type="auto" scrollbarSize={8}>
        <Stack gap="sm" p="md" maw={1120}>
          {found !== null && found.result.questions > 0 && (
            <>
              <EvaluationFigures report={found.result} />
              <ThresholdChart
                report={found.result}
                today={today}
                onUse={(threshold) => {
                  setKnowledgeThreshold(studio, threshold);
                  evaluation.start();
                }}
              />
            </>
          )}
          <ul className={classes.list} aria-label="Questions">
            {rows.map((row) => (
              <QuestionItem
                key={row.key}
                row={row}
                isMissing={!stale && found?.result.missing.includes(row.question.expect) === true}
              />
            ))}
          </ul>
        </Stack>
      </ScrollArea>
    </section>
  );
}

function setsOf(parsed: ParsedProject | null): readonly QuestionsOfSet[] {
  return Object.values(parsed?.documents ?? {}).flatMap(({ kind, id, value }) =>
    kind !== 'questions' || value === undefined
      ? []
      : [{ set: id, questions: (value as QuestionSet).questions }],
  );
}
