import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { recordedTurn } from '../../gallery/stages.tsx';
import { itemsOf } from '../../stores/conversation/conversationTurns.ts';
import { EscalationSection, PathSection, UnderstandingSection } from './turnSections.tsx';

function Understood({ turn }: { readonly turn: number }) {
  const { customer } = recordedTurn(turn);
  return customer === null ? null : <UnderstandingSection customer={customer} />;
}

function HandedOver() {
  return itemsOf(recordedTurn(5), 'handoff').map(({ key, packet }) => (
    <EscalationSection key={key} packet={packet} />
  ));
}

export default gallery(
  {
    name: 'Understanding of a turn',
    group: 'Sections',
    states: {
      'A message': () => (
        <GalleryStudio>
          <Understood turn={1} />
        </GalleryStudio>
      ),
      'A number': () => (
        <GalleryStudio>
          <Understood turn={3} />
        </GalleryStudio>
      ),
      'Asks for a person': () => (
        <GalleryStudio>
          <Understood turn={5} />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Path of a turn',
    group: 'Sections',
    states: {
      'The start': () => (
        <GalleryStudio>
          <PathSection turn={recordedTurn(0)} />
        </GalleryStudio>
      ),
      'Across flows': () => (
        <GalleryStudio>
          <PathSection turn={recordedTurn(4)} />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Escalation of a turn',
    group: 'Sections',
    states: {
      'Asks for a person': () => (
        <GalleryStudio>
          <HandedOver />
        </GalleryStudio>
      ),
    },
  },
);
