import { Text } from '@mantine/core';
import type { KnowledgeEvaluation } from '../../../../engine/model/knowledgeEvaluation.ts';
import { percent } from '../percent.ts';
import classes from './EvaluationFigures.module.css';

/** The headline figures of an evaluation. */
export function EvaluationFigures({ report }: { readonly report: KnowledgeEvaluation }) {
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
