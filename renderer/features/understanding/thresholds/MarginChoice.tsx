import { useState } from 'react';
import type { ThresholdReport } from '../../../../engine/model/understanding/thresholdReport.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { setClarificationMargin } from '../../../stores/thresholdEdits.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { nearestPoint } from './nearestPoint.ts';
import { TradeOff } from './TradeOff.tsx';
import { marginWords } from './thresholdWords.ts';

/** How close two intents must be for the customer to be asked which is meant. */
export function MarginChoice({ report: { clarification } }: { readonly report: ThresholdReport }) {
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
