import { LineChart } from '@mantine/charts';
import { Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { IconListCheck, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import type { QuestionSet } from '../../../../engine/model/documents/questionSet.ts';
import type { ParsedProject } from '../../../../engine/model/parsedProject.ts';
import type { KnowledgeEvaluation } from '../../../../engine/model/reports/knowledgeReports.ts';
import { setKnowledgeThreshold } from '../../../stores/knowledge.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { percent } from '../../../ui/format.ts';
import { EmptyMessage } from '../../../ui/StatusMessages.tsx';
import { PanelBar } from '../PanelBar.tsx';
import type { HostTask } from '../useKnowledgeIndex.ts';
import classes from './EvaluationFigures.module.css';
import questionsPanelClasses from './QuestionsPanel.module.css';
import {
  type QuestionDraft,
  QuestionItem,
  type QuestionsOfSet,
  questionRows,
  sameBasis,
} from './TestQuestion.tsx';
import thresholdChartClasses from './ThresholdChart.module.css';

/** The headline figures of an evaluation. */
function EvaluationFigures({ report }: { readonly report: KnowledgeEvaluation }) {
  const { handled, recallAt1, recallAt3, answerRate, refusal, answerable, unanswerable } = report;
  const figures = [
    { label: 'As they should be', value: percent(handled), hint: `of ${report.questions} questions` },
    { label: 'Found first', value: percent(recallAt1), hint: `of ${answerable} with an answer` },
    { label: 'Among three', value: percent(recallAt3), hint: `of ${answerable} with an answer` },
    { label: 'Answered', value: percent(answerRate), hint: `of ${answerable} with an answer` },
    { label: 'Rightly refused', value: percent(refusal.recall), hint: `of ${unanswerable} without` },
  ];
  return (
    <dl className={classes.figures} aria-label="Figures">
      {figures.map(({ label, value, hint }) => (
        <div key={label} className={classes.figure}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <dd className={classes.value}>
            {value}
            <Text component="span" size="xs" c="dimmed" display="block">
              {hint}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ThresholdChartProps {
  readonly report: KnowledgeEvaluation;
  /** The project's threshold as it is now. */
  readonly today: number;
  readonly onUse: (threshold: number) => void;
}

/** What every threshold from 0 to 1 would do with the test questions, today's and the suggested one marked. */
function ThresholdChart({ report, today, onUse }: ThresholdChartProps) {
  const { tradeOff, suggestion } = report;
  const suggested = suggestion?.threshold ?? null;
  const now = tradeOff.reduce((best, point) =>
    Math.abs(point.threshold - today) < Math.abs(best.threshold - today) ? point : best,
  );
  // Labels stand at the foot, where curves are seldom, and away from each other.
  const line = (x: number, label: string, color: string, dash: string, isFirst: boolean) => ({
    x,
    color,
    strokeDasharray: dash,
    label: {
      value: label,
      position: isFirst && x > 0.15 ? ('insideBottomRight' as const) : ('insideBottomLeft' as const),
      fontSize: 11,
      fill: color,
      offset: 6,
    },
  });
  const isSame = suggested === today;
  return (
    <figure className={thresholdChartClasses.figure} aria-label="Threshold">
      <Text component="h3" size="sm" fw={600} mb={8}>
        Threshold
      </Text>
      <div
        role="img"
        aria-label={`What thresholds from 0 to 1 do with the test questions. ${todayWords(now.handled, today)} ${suggestionWords(suggestion, today)}`}
      >
        <LineChart
          h={220}
          data={tradeOff.map((point) => ({ ...point }))}
          dataKey="threshold"
          series={[
            { name: 'handled', label: 'As they should be', color: 'var(--dl-accent)' },
            { name: 'right', label: 'Answered rightly', color: 'var(--dl-talk)', strokeDasharray: '7 4' },
            { name: 'refused', label: 'Rightly refused', color: 'var(--dl-logic)', strokeDasharray: '2 3' },
          ]}
          curveType="linear"
          withDots={false}
          withLegend
          legendProps={{ verticalAlign: 'top', height: 34 }}
          referenceLines={[
            line(
              today,
              isSame ? 'today, as suggested' : 'today',
              'var(--dl-text-soft)',
              '4 3',
              suggested === null || today <= suggested,
            ),
            ...(suggested === null || isSame
              ? []
              : [line(suggested, 'suggested', 'var(--dl-accent-text)', '1 3', suggested < today)]),
          ]}
          xAxisProps={{
            type: 'number',
            domain: [0, 1],
            tickCount: 6,
            tickFormatter: (value: number) => value.toFixed(1),
          }}
          yAxisProps={{ domain: [0, 1], tickCount: 6, width: 52 }}
          lineChartProps={{ margin: { right: 14 } }}
          valueFormatter={percent}
          tooltipProps={{ labelFormatter: (label) => `Threshold ${Number(label).toFixed(2)}` }}
          textColor="var(--dl-text-soft)"
          gridColor="var(--dl-border)"
          accessibilityLayer={false}
        />
      </div>
      <div className={thresholdChartClasses.words}>
        <div>
          <Text size="sm">{todayWords(now.handled, today)}</Text>
          <Text size="sm" c="dimmed">
            {suggestionWords(suggestion, today)}
          </Text>
        </div>
        {suggested !== null && !isSame && (
          <Button size="xs" style={{ flex: 'none' }} onClick={() => onUse(suggested)}>
            Use {suggested.toFixed(2)} as threshold
          </Button>
        )}
      </div>
    </figure>
  );
}

function todayWords(handled: number, today: number): string {
  return `Today’s threshold ${today.toFixed(2)} deals with ${percent(handled)} of the questions as it should.`;
}

function suggestionWords(suggestion: KnowledgeEvaluation['suggestion'], today: number): string {
  if (suggestion === null) return 'A suggestion takes questions with and without an answer.';
  const { threshold, handled, crossValidated } = suggestion;
  const others =
    crossValidated === null
      ? 'Fewer than 20 questions say little about others.'
      : `On other questions ${percent(crossValidated.handled)} are to be expected.`;
  if (threshold === today) return `It is the suggested one. ${others}`;
  return `Suggested: ${threshold.toFixed(2)}, with ${percent(handled)}. ${others}`;
}

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
    <section className={questionsPanelClasses.panel} aria-label="Test questions">
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
      <ScrollArea
        className={questionsPanelClasses.scroll}
        viewportProps={{ tabIndex: 0 }}
        type="auto"
        scrollbarSize={8}
      >
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
          <ul className={questionsPanelClasses.list} aria-label="Questions">
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
