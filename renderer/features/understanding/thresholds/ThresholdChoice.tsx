import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ThresholdReport } from '../../../../engine/model/understanding/thresholdReport.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { thresholdAdvice } from '../../../stores/thresholdAdvice.ts';
import { setIntentThreshold } from '../../../stores/thresholdEdits.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { percent } from '../percent.ts';
import { nearestPoint } from './nearestPoint.ts';
import { TradeOff } from './TradeOff.tsx';
import { thresholdWords } from './thresholdWords.ts';

const shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

/** The threshold below which a message counts as not understood. */
export function ThresholdChoice({ report }: { readonly report: ThresholdReport }) {
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
