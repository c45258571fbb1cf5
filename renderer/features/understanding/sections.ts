import type { MeasureKind } from '../../stores/measureKind.ts';

/** A section of the view, in the order in which a designer goes through them. */
export interface SectionInfo {
  readonly id: 'model' | 'quality' | 'data' | 'thresholds' | 'curve' | 'scope' | 'try';
  readonly label: string;
  /** What it shows the result of. */
  readonly kind?: MeasureKind;
}

/** All sections. */
export const sections: readonly SectionInfo[] = [
  { id: 'model', label: 'Model', kind: 'train' },
  { id: 'try', label: 'Try a message' },
  { id: 'quality', label: 'Quality', kind: 'evaluate' },
  { id: 'data', label: 'Data checks', kind: 'check' },
  { id: 'scope', label: 'Out of scope' },
  { id: 'thresholds', label: 'Thresholds', kind: 'threshold' },
  { id: 'curve', label: 'Learning curve', kind: 'curve' },
];
