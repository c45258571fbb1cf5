import { useEffect } from 'react';
import { type Answers, never, refusal } from '../../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { useHostTask } from '../useKnowledgeIndex.ts';
import { QuestionsPanel } from './QuestionsPanel.tsx';

function Panel({ start }: { readonly start: boolean }) {
  const evaluation = useHostTask('knowledge.evaluate', 'kb.evaluate');
  // Once, as a person would.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (start) evaluation.start();
  }, []);
  return <QuestionsPanel evaluation={evaluation} onAdd={() => {}} />;
}

const evaluated = (answer?: Answers['knowledge.evaluate']) => () => (
  <GalleryStudio answers={answer === undefined ? {} : { 'knowledge.evaluate': answer }}>
    <Panel start />
  </GalleryStudio>
);

export default gallery({
  name: 'Test questions',
  group: 'Sections',
  states: {
    None: () => (
      <GalleryStudio files={{ 'tests/knowledge.questions.yaml': null }}>
        <Panel start={false} />
      </GalleryStudio>
    ),
    'Not measured': () => (
      <GalleryStudio>
        <Panel start={false} />
      </GalleryStudio>
    ),
    'Being measured': evaluated(never),
    Measured: evaluated(),
    Failed: evaluated(
      refusal({ code: 'HOST_INTERNAL', message: 'The index cannot be read', remedy: 'Try again' }),
    ),
  },
});
