import { GalleryStudio } from '../gallery/GalleryStudio.tsx';
import { gallery } from '../gallery/gallery.ts';
import { type SampleReadings, sampleReadings, turnWith } from '../gallery/sampleReadings.ts';
import type { ConversationTurn } from '../stores/conversation/conversationTurns.ts';
import { ReadingsSection } from './ReadingsSection.tsx';

const shown = (turn: ConversationTurn) => (
  <GalleryStudio>
    <ReadingsSection turn={turn} />
  </GalleryStudio>
);
const read = (sample: SampleReadings) => () => shown(turnWith(sample));

/** A turn that does not say how its message was read. */
function unread(customer: Partial<NonNullable<ConversationTurn['customer']>>): ConversationTurn {
  const { customer: said, ...turn } = turnWith(sampleReadings.twoTopics);
  return { ...turn, customer: said && { ...said, ...customer }, steps: [] };
}

export default gallery({
  name: 'Why: readings of a message',
  group: 'Sections',
  states: {
    'Two topics': read(sampleReadings.twoTopics),
    'Not wanted': read(sampleReadings.refused),
    'One inside another': read(sampleReadings.overlapping),
    'A correction': read(sampleReadings.corrected),
    'Only imagined, long German words': read(sampleReadings.imagined),
    Danger: read(sampleReadings.danger),
    'Not understood': read(sampleReadings.nothing),
    'Proposed by a language model': read(sampleReadings.byModel),
    'A language model that is late': read(sampleReadings.lateModel),
    'An old recording': () => shown(unread({ readings: null })),
    'A quick reply': () => shown(unread({ value: 'returns' })),
    'An answer to a clarification': () => shown(unread({})),
    'Nothing found': () => shown(unread({ readings: [] })),
  },
});
