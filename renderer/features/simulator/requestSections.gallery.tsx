import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { recordedTurn } from '../../gallery/stages.tsx';
import { requestSections } from './requestSections.tsx';

function Requests({ turn }: { readonly turn: number }) {
  return requestSections(recordedTurn(turn)).map(({ id, content }) => <div key={id}>{content}</div>);
}

export default gallery({
  name: 'Requests of a turn',
  group: 'Sections',
  states: {
    Knowledge: () => (
      <GalleryStudio>
        <Requests turn={1} />
      </GalleryStudio>
    ),
    'An action': () => (
      <GalleryStudio>
        <Requests turn={4} />
      </GalleryStudio>
    ),
  },
});
