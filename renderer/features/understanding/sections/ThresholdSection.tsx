import { NativeSelect } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import type { ThresholdReport } from '../../../../engine/model/reports/thresholdReport.ts';
import { setClarificationMargin, setIntentThreshold } from '../../../stores/projectEdits.ts';
import { thresholdAdvice } from '../../../stores/understandingStore.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { TradeOff } from '../charts.tsx';
import { percent } from '../figures.ts';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { marginWords, nearestPoint, thresholdWords } from './verdicts.ts';

/** How close two intents must be for the customer to be asked which is meant. */
function MarginChoice({ report: { clarification } }: { readonly report: ThresholdReport }) {
  const studio = useStudio();
  const today = useDocument(({ project }) => project?.manifest.policies.clarification.margin) ?? 0;
  const [picked, setPicked] = useState<number | null>(null);
  const chosen = picked ?? today;
  const { curve, suggested, current } = clarification;
  const point = nearestPoint(curve, chosen, ({ margin }) => margin) ?? current;
  return (
    <TradeOff
      title="Clarification margin"
      summary={`What margins from 0 to 0.5 would have done at the suggested threshold. ${marginWords(point).join(' ')}`}
      place="margin"
      placeLabel="Margin"
      most={0.5}
      data={curve}
      series={[
        { name: 'helped', label: 'Misunderstandings prevented', color: 'var(--dl-talk)' },
        {
          name: 'needless',
          label: 'Needless questions',
          color: 'var(--dl-logic)',
          strokeDasharray: '8 4',
        },
        {
          name: 'wrong',
          label: 'Taken for something else',
          color: 'var(--dl-finish)',
          strokeDasharray: '2 3',
        },
      ]}
      today={today}
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

/** The threshold below which a message counts as not understood. */
function ThresholdChoice({ report }: { readonly report: ThresholdReport }) {
  const studio = useStudio();
  const today = useDocument(({ project }) => project?.manifest.policies.intentThreshold) ?? 0;
  const [share, setShare] = useState(report.outOfScopeShare);
  const [picked, setPicked] = useState<number | null>(null);
  const suggested = thresholdAdvice(report.curve, share);
  const chosen = picked ?? today;
  const point = nearestPoint(report.curve, chosen, ({ threshold }) => threshold) ?? report.current;
  return (
    <TradeOff
      title="Threshold"
      summary={`What thresholds from 0 to 1 would have done. ${thresholdWords(point).join(' ')}`}
      place="threshold"
      placeLabel="Threshold"
      most={1}
      data={report.curve}
      series={[
        { name: 'acceptedAccuracy', label: 'Understood rightly', color: 'var(--dl-talk)' },
        {
          name: 'outOfScopeRecall',
          label: 'Out of scope turned away',
          color: 'var(--dl-logic)',
          strokeDasharray: '8 4',
        },
        {
          name: 'clarified',
          label: 'Asked which is meant',
          color: 'var(--dl-finish)',
          strokeDasharray: '2 3',
        },
      ]}
      today={today}
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

/** When a message counts as not understood, and when the customer is asked which of two things is meant. */
export function ThresholdSection() {
  return (
    <MeasuredSection
      kind="threshold"
      title="Thresholds"
      help="A low threshold takes messages for something that they are not; a high one asks customers to repeat what was clear. See what each would have done with messages that were not learnt, and choose."
      runLabel="Measure"
      icon={IconAdjustmentsHorizontal}
      empty="Measure to see the trade-off of the project’s own messages, and which threshold it suggests. It takes several trainings."
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
