import { useEffect } from 'react';
import { type Answers, never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { recordedAnswer } from '../../../gallery/sampleAnswers.ts';
import { useHostTask } from '../useKnowledgeIndex.ts';
import { GapsPanel } from './GapsPanel.tsx';

function Panel({ start }: { readonly start: boolean }) {
  const gaps = useHostTask('knowledge.gaps', 'kb.gaps');
  // Once, as a person would.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (start) gaps.start();
  }, []);
  return <GapsPanel gaps={gaps} onAnswer={() => {}} onTest={() => {}} />;
}

const withGaps = (answer?: Answers['knowledge.gaps']) => () => (
  <GalleryStudio answers={answer === undefined ? {} : { 'knowledge.gaps': answer }}>
    <Panel start />
  </GalleryStudio>
);

export default gallery({
  name: 'Gaps',
  group: 'Sections',
  states: {
    'Not searched': () => (
      <GalleryStudio>
        <Panel start={false} />
      </GalleryStudio>
    ),
    'Being looked for': withGaps(never),
    'As recorded': withGaps(),
    'No recordings': withGaps(() => ({ ...recordedAnswer('knowledge.gaps'), gaps: [] })),
    Failed: withGaps(
      refusal({ code: 'HOST_INTERNAL', message: 'The archive cannot be read', remedy: 'Try again' }),
    ),
  },
});
