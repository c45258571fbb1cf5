import { nodeRegistry } from '../../../engine/nodes/index.ts';
import { stageFiles } from '../../gallery/FieldStage.tsx';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { Panel, select } from '../../gallery/stages.tsx';
import { inspectorPanel } from './Inspector.tsx';

/** A state of each kind as it is when it was just added: what is missing is said. */
const kinds = [...nodeRegistry.values()].map(({ kind, label }) => [
  label,
  () => (
    <GalleryStudio files={stageFiles({ kind, field: '' })} prepare={select('stage', 'subject')}>
      <Panel panel={inspectorPanel} />
    </GalleryStudio>
  ),
]);

export default gallery({
  name: 'State by kind',
  group: 'Forms',
  states: {
    ...Object.fromEntries(kinds),
    'Unknown kind': () => (
      <GalleryStudio
        files={stageFiles({ kind: 'telepathy', field: '', on: { understood: 'done' } })}
        prepare={select('stage', 'subject')}
      >
        <Panel panel={inspectorPanel} />
      </GalleryStudio>
    ),
  },
});
