import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { FlowList } from './FlowList.tsx';

export default gallery({
  name: 'Flows',
  group: 'Panels',
  states: {
    Flows: () => (
      <GalleryStudio>
        <FlowList />
      </GalleryStudio>
    ),
    'One is broken': () => (
      <GalleryStudio files={{ 'flows/courtesy.flow.yaml': 'id: courtesy\nname: [\n' }}>
        <FlowList />
      </GalleryStudio>
    ),
    'The manifest is broken': () => (
      <GalleryStudio files={{ 'dialoom.yaml': 'name: [' }}>
        <FlowList />
      </GalleryStudio>
    ),
  },
});
