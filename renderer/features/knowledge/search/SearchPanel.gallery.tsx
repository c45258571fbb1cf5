import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { recordedAnswer } from '../../../gallery/sampleAnswers.ts';
import { FoundPassage } from './FoundPassage.tsx';
import { SearchPanel } from './SearchPanel.tsx';

function Found() {
  const { hits, result } = recordedAnswer('knowledge.explain');
  const cited = new Set(result.answer?.citations.map(({ chunkId }) => chunkId));
  return (
    <ul style={{ padding: 0 }}>
      {hits.map((hit) => (
        <FoundPassage
          key={hit.chunkId}
          hit={hit}
          threshold={result.threshold}
          cited={cited.has(hit.chunkId)}
          onTest={() => {}}
        />
      ))}
    </ul>
  );
}

export default gallery(
  {
    name: 'Try a search',
    group: 'Panels',
    states: {
      'No questions': () => (
        <GalleryStudio>
          <SearchPanel empty={false} labels={['gold', 'silver']} onTest={() => {}} onSearched={() => {}} />
        </GalleryStudio>
      ),
      'Nothing to search': () => (
        <GalleryStudio>
          <SearchPanel empty labels={[]} onTest={() => {}} onSearched={() => {}} />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Passages of a search',
    group: 'Sections',
    states: {
      Found: () => (
        <GalleryStudio>
          <Found />
        </GalleryStudio>
      ),
    },
  },
);
