import { CurveSection } from './curve/CurveSection.tsx';
import { DataSection } from './data/DataSection.tsx';
import { ModelSection } from './model/ModelSection.tsx';
import { QualitySection } from './quality/QualitySection.tsx';
import { ScopeSection } from './scope/ScopeSection.tsx';
import { ThresholdSection } from './thresholds/ThresholdSection.tsx';
import { TrySection } from './try/TrySection.tsx';

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
      return <TrySection />;
    default:
      return <ModelSection />;
  }
}
