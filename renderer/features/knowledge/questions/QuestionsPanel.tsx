import { LineChart } from '@mantine/charts';
import { Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { IconListCheck, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import type { QuestionSet } from '../../../../engine/model/documents/questionSet.ts';
import type { ParsedProject } from '../../../../engine/model/parsedProject.ts';
import type { KnowledgeEvaluation } from '../../../../engine/model/reports/knowledgeReports.ts';
import { setKnowledgeThreshold } from '../../../stores/projectEdits.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { percent } from '../../../ui/format.ts';
import { EmptyMessage } from '../../../ui/StatusMessages.tsx';
import { PanelBar } from '../PanelBar.tsx';
import type { HostTask } from '../useKnowledgeIndex.ts';
import classes from './QuestionsPanel.module.css';
import {
  type QuestionDraft,
  QuestionItem,
  type QuestionsOfSet,
  questionRows,
  sameBasis,
} from './TestQuestion.tsx';

/** The main metrics of an evaluation. */
function EvaluationMetrics({ report }: { readonly report: KnowledgeEvaluation }) {
  const { handled, recallAt1, recallAt3, answerRate, refusal, answerable, unanswerable } = report;
  const metrics = [
    { label: 'Correct', value: percent(handled), hint: `of ${report.questions} questions` },
    { label: 'Recall@1', value: percent(recallAt1), hint: `of ${answerable} with an answer` },
    { label: 'Recall@3', value: percent(recallAt3), hint: `of ${answerable} with an answer` },
    { label: 'Answered', value: percent(answerRate), hint: `of ${answerable} with an answer` },
    {
      label: 'Correctly declined',
      value: percent(refusal.recall),
      hint: `of ${unanswerable} without an answer`,
    },
  ];
  return (
    <dl className={classes.metrics} aria-label="Metrics">
      {metrics.map(({ label, value, hint }) => (
        <div key={label} className={classes.metric}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <dd className={classes.metricValue}>
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
  /** The project's current threshold. */
  readonly current: number;
  readonly onUse: (threshold: number) => void;
}

/** The results of every threshold from 0 to 1; the current and the suggested one are marked. */
function ThresholdChart({ report, current, onUse }: ThresholdChartProps) {
  const { tradeOff, suggestion } = report;
  const suggested = suggestion?.threshold ?? null;
  const atCurrent = tradeOff.reduce((best, point) =>
    Math.abs(point.threshold - current) < Math.abs(best.threshold - current) ? point : best,
  );
  // Labels are at the bottom, where there are few curves, and away from each other.
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
  const isSame = suggested === current;
  return (
    <figure className={classes.threshold} aria-label="Threshold">
      <Text component="h3" size="sm" fw={600} mb={8}>
        Threshold
      </Text>
      <div
        role="img"
        aria-label={`What thresholds from 0 to 1 do with the test questions. ${currentWords(atCurrent.handled, current)} ${suggestionWords(suggestion, current)}`}
      >
        <LineChart
          h={220}
          data={tradeOff.map((point) => ({ ...point }))}
          dataKey="threshold"
          series={[
            { name: 'handled', label: 'Correct', color: 'var(--dl-accent)' },
            { name: 'right', label: 'Answered correctly', color: 'var(--dl-talk)', strokeDasharray: '7 4' },
            {
              name: 'refused',
              label: 'Correctly declined',
              color: 'var(--dl-logic)',
              strokeDasharray: '2 3',
            },
          ]}
          curveType="linear"
          withDots={false}
          withLegend
          legendProps={{ verticalAlign: 'top', height: 34 }}
          referenceLines={[
            line(
              current,
              isSame ? 'current, as suggested' : 'current',
              'var(--dl-text-soft)',
              '4 3',
              suggested === null || current <= suggested,
            ),
            ...(suggested === null || isSame
              ? []
              : [line(suggested, 'suggested', 'var(--dl-accent-text)', '1 3', suggested < current)]),
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
      <div className={classes.thresholdWords}>
        <div>
          <Text size="sm">{currentWords(atCurrent.handled, current)}</Text>
          <Text size="sm" c="dimmed">
            {suggestionWords(suggestion, current)}
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

function currentWords(handled: number, current: number): string {
  return `The current threshold ${current.toFixed(2)} handles ${percent(handled)} of the questions correctly.`;
}

function suggestionWords(suggestion: KnowledgeEvaluation['suggestion'], current: number): string {
  if (suggestion === null) return 'A suggestion needs questions with and without an answer.';
  const { threshold, handled, crossValidated } = suggestion;
  const others =
    crossValidated === null
      ? 'Fewer than 20 questions say little about new ones.'
      : `Expect ${percent(crossValidated.handled)} on new questions.`;
  if (threshold === current) return `It is the suggested threshold. ${others}`;
  return `Suggested: ${threshold.toFixed(2)}, with ${percent(handled)}. ${others}`;
}

interface QuestionsPanelProps {
  readonly evaluation: HostTask<'knowledge.evaluate'>;
  /** Called to add a test question. */
  readonly onAdd: (draft: QuestionDraft) => void;
}

/** The test questions with their results, the main metrics, and the results of other thresholds. */
export function QuestionsPanel({ evaluation, onAdd }: QuestionsPanelProps) {
  const studio = useStudio();
  const parsed = useDocument((state) => state.parsed);
  const files = useDocument((state) => state.files);
  const locale = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const current = useDocument(({ project }) => project?.manifest.policies.knowledgeThreshold ?? 0);
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
        Write down what customers ask and where the answer is, or add questions from a search. Then measure
        how many are answered correctly.
      </EmptyMessage>
    );
  }
  const stale = found !== null && !sameBasis(found.files, files);
  return (
    <section className={classes.panel} aria-label="Test questions">
      <PanelBar task={evaluation} busyLabel="Running the test questions">
        <Text size="sm" fw={600}>
          {rows.length} {rows.length === 1 ? 'question' : 'questions'}
        </Text>
        <Text size="xs" c="dimmed" flex={1} lh={1.3}>
          {found === null ? 'Not measured yet' : stale ? 'Out of date: something has changed since' : ''}
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
              <EvaluationMetrics report={found.result} />
              <ThresholdChart
                report={found.result}
                current={current}
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
