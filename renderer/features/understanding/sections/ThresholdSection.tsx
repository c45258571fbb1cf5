import { NativeSelect } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import type { ThresholdReport } from '../../../../engine/model/reports/thresholdReport.ts';
import { setClarificationMargin, setIntentThreshold } from '../../../stores/projectEdits.ts';
import { thresholdAdvice } from '../../../stores/understandingStore.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { percent } from '../../../ui/format.ts';
import { TradeOff } from '../charts.tsx';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { marginWords, nearestPoint, thresholdWords } from './verdicts.ts';

/** How close two intents must be for a clarification. */
function MarginChoice({ report: { clarification } }: { readonly report: ThresholdReport }) {
  const studio = useStudio();
  const current = useDocument(({ project }) => project?.manifest.policies.clarification.margin) ?? 0;
  const [picked, setPicked] = useState<number | null>(null);
  const chosen = picked ?? current;
  const { curve, suggested } = clarification;
  const point = nearestPoint(curve, chosen, ({ margin }) => margin) ?? clarification.current;
  return (
    <TradeOff
      title="Clarification margin"
      summary={`What margins from 0 to 0.5 would have done at the suggested threshold. ${marginWords(point).join(' ')}`}
      xKey="margin"
      xLabel="Margin"
      max={0.5}
      data={curve}
      series={[
        { name: 'helped', label: 'Misunderstandings prevented', color: 'var(--dl-talk)' },
        {
          name: 'needless',
          label: 'Unnecessary clarifications',
          color: 'var(--dl-logic)',
          strokeDasharray: '8 4',
        },
        {
          name: 'wrong',
          label: 'Wrong intent',
          color: 'var(--dl-finish)',
          strokeDasharray: '2 3',
        },
      ]}
      current={current}
      suggested={suggested?.margin ?? null}
      chosen={chosen}
      onChoose={setPicked}
      useLabel="Use this margin"
      onUse={() => {
        setClarificationMargin(studio, chosen);
        setPicked(null);
      }}
      words={marginWords(point)}
    />
  );
}

const shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

/** The threshold below which a message is rejected. */
function ThresholdChoice({ report }: { readonly report: ThresholdReport }) {
  const studio = useStudio();
  const current = useDocument(({ project }) => project?.manifest.policies.intentThreshold) ?? 0;
  const [share, setShare] = useState(report.outOfScopeShare);
  const [picked, setPicked] = useState<number | null>(null);
  const suggested = thresholdAdvice(report.curve, share);
  const chosen = picked ?? current;
  const point = nearestPoint(report.curve, chosen, ({ threshold }) => threshold) ?? report.current;
  return (
    <TradeOff
      title="Threshold"
      summary={`What thresholds from 0 to 1 would have done. ${thresholdWords(point).join(' ')}`}
      xKey="threshold"
      xLabel="Threshold"
      max={1}
      data={report.curve}
      series={[
        { name: 'acceptedAccuracy', label: 'Understood correctly', color: 'var(--dl-talk)' },
        {
          name: 'outOfScopeRecall',
          label: 'Out of scope rejected',
          color: 'var(--dl-logic)',
          strokeDasharray: '8 4',
        },
        {
          name: 'clarified',
          label: 'Clarified',
          color: 'var(--dl-finish)',
          strokeDasharray: '2 3',
        },
      ]}
      current={current}
      suggested={suggested?.threshold ?? null}
      chosen={chosen}
      onChoose={setPicked}
      useLabel="Use this threshold"
      onUse={() => {
        setIntentThreshold(studio, chosen);
        setPicked(null);
      }}
      words={thresholdWords(point)}
      action={
        <NativeSelect
          size="xs"
          aria-label="Share of messages that are out of scope"
          value={String(share)}
          data={shares.map((one) => ({
            value: String(one),
            label: `${percent(one)} of messages are out of scope`,
          }))}
          onChange={(event) => setShare(Number(event.currentTarget.value))}
        />
      }
    />
  );
}

/** When a message is rejected, and when the customer gets a clarification. */
export function ThresholdSection() {
  return (
    <MeasuredSection
      kind="threshold"
      title="Thresholds"
      help="A low threshold causes wrong intents; a high one rejects clear messages. See what each does with messages that the model has not seen, and choose."
      runLabel="Measure"
      icon={IconAdjustmentsHorizontal}
      empty="Measure to see the trade-off for this project, and a suggested threshold. This trains the model several times."
    >
      {(report) => (
        <>
          {report.curve.length > 0 && <ThresholdChoice report={report} />}
          <MarginChoice report={report} />
        </>
      )}
    </MeasuredSection>
  );
}
