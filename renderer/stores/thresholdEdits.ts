import { setManifestField } from './projectEdits.ts';
import type { Studio } from './studio.ts';

/** Writes the confidence below which a message counts as not understood, as a step of undo of its own. */
export function setIntentThreshold(studio: Studio, threshold: number): void {
  studio.document
    .getState()
    .group('Set the threshold', () => setManifestField(studio, ['policies', 'intentThreshold'], threshold));
}

/** Writes how close two intents must be for the customer to be asked which is meant, as a step of undo of its own. */
export function setClarificationMargin(studio: Studio, margin: number): void {
  studio.document
    .getState()
    .group('Set the clarification margin', () =>
      setManifestField(studio, ['policies', 'clarification', 'margin'], margin),
    );
}
