import { gallery } from '../gallery/gallery.ts';
import { TaskProgress } from './TaskProgress.tsx';

export default gallery({
  name: 'Progress',
  group: 'Building blocks',
  states: {
    'Nothing reported yet': () => <TaskProgress label="Preparing" tasks={[]} />,
    'How far is known': () => (
      <TaskProgress label="Preparing" tasks={[{ task: 'nlu', label: 'Training', fraction: 0.4 }]} />
    ),
    'How far is not known': () => (
      <TaskProgress
        label="Preparing"
        tasks={[
          { task: 'nlu', label: 'Training', fraction: 1 },
          { task: 'kb.index', label: 'Indexing', fraction: null },
        ]}
      />
    ),
  },
});
