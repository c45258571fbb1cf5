import { TryMessage } from '../../nodes/TryMessage.tsx';
import { SectionPage } from './MeasuredSection.tsx';
import { CurveSection } from './sections/CurveSection.tsx';
import { DataSection } from './sections/DataSection.tsx';
import { ModelSection } from './sections/ModelSection.tsx';
import { QualitySection } from './sections/QualitySection.tsx';
import { ScopeSection } from './sections/ScopeSection.tsx';
import { ThresholdSection } from './sections/ThresholdSection.tsx';

/** The section that is open. */
export function Section({ id }: { readonly id: string }) {
  switch (id) {
    case 'quality':
      return <QualitySection />;
    case 'data':
      return <DataSection />;
    case 'thresholds':
      return <ThresholdSection />;
    case 'curve':
      return <CurveSection />;
    case 'scope':
      return <ScopeSection />;
    case 'try':
      return (
        <SectionPage
          title="Try a message"
          help="Write a customer message and see how it is understood, with the project’s thresholds and while no flow is running."
        >
          <TryMessage />
        </SectionPage>
      );
    default:
      return <ModelSection />;
  }
}
