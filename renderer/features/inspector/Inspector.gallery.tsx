import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { Panel, select } from '../../gallery/stages.tsx';
import { inspectorPanel } from './Inspector.tsx';

export default gallery({
  name: 'Inspector',
  group: 'Panels',
  states: {
    'No flow': () => (
      <GalleryStudio>
        <Panel panel={inspectorPanel} />
      </GalleryStudio>
    ),
    'A flow': () => (
      <GalleryStudio prepare={select('returns')}>
        <Panel panel={inspectorPanel} />
      </GalleryStudio>
    ),
    'A state': () => (
      <GalleryStudio prepare={select('returns', 'ask_reason')}>
        <Panel panel={inspectorPanel} />
      </GalleryStudio>
    ),
    'Several states': () => (
      <GalleryStudio prepare={select('returns', 'ask_reason', 'ask_name')}>
        <Panel panel={inspectorPanel} />
      </GalleryStudio>
    ),
  },
});
