import { never, refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { View } from '../../gallery/stages.tsx';
import { knowledgeView } from './KnowledgeView.tsx';

const problem = { code: 'HOST_INTERNAL', message: 'The index cannot be read', remedy: 'Update it again' };
const failed = {
  code: 'KNOWLEDGE_UNREADABLE',
  message: 'The table has no column question',
  remedy: 'Add it',
};
const differing = {
  code: 'KB_PASSAGES_DIFFER',
  message: '"Time to return" says something else in knowledge/returns.md:12',
  remedy: 'Keep the one that is right, or change a heading so that it says when each applies',
  line: 8,
};
const without = Object.fromEntries(
  Object.keys(sampleFiles)
    .filter((path) => path.startsWith('knowledge/'))
    .map((path) => [path, null]),
);
const view = <View view={knowledgeView} />;

export default gallery({
  name: knowledgeView.label,
  group: 'Views',
  states: {
    'Up to date': () => <GalleryStudio>{view}</GalleryStudio>,
    'No sources': () => <GalleryStudio files={without}>{view}</GalleryStudio>,
    'Not indexed yet': () => (
      <GalleryStudio
        answers={{
          'knowledge.status': {
            ...recordedAnswer('knowledge.status'),
            sources: [],
            chunks: 0,
            upToDate: false,
          },
        }}
      >
        {view}
      </GalleryStudio>
    ),
    'A source cannot be indexed': () => (
      <GalleryStudio
        answers={{
          'knowledge.status': () => {
            const status = recordedAnswer('knowledge.status');
            const sources = status.sources.map((source, at) =>
              at === 0 ? { ...source, chunks: 0, error: failed } : source,
            );
            return { ...status, sources };
          },
        }}
      >
        {view}
      </GalleryStudio>
    ),
    'A source has warnings': () => (
      <GalleryStudio
        answers={{
          'knowledge.status': () => {
            const status = recordedAnswer('knowledge.status');
            const sources = status.sources.map((source, at) =>
              at === 0 ? { ...source, warnings: [differing] } : source,
            );
            return { ...status, sources };
          },
        }}
      >
        {view}
      </GalleryStudio>
    ),
    'The host does not answer': () => (
      <GalleryStudio answers={{ 'knowledge.status': never, 'knowledge.chunks': never }}>{view}</GalleryStudio>
    ),
    'The index cannot be read': () => (
      <GalleryStudio answers={{ 'knowledge.status': refusal(problem), 'knowledge.chunks': refusal(problem) }}>
        {view}
      </GalleryStudio>
    ),
  },
});
