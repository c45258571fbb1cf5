import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { MarginChoice } from './MarginChoice.tsx';
import { ThresholdChoice } from './ThresholdChoice.tsx';

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
