import { stageFiles } from '../../gallery/FieldStage.tsx';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { ProblemList } from './ProblemList.tsx';

export default gallery({
  name: 'Problems',
  group: 'Sections',
  states: {
    None: () => (
      <GalleryStudio>
        <ProblemList />
      </GalleryStudio>
    ),
    'Errors and warnings': () => (
      <GalleryStudio
        files={{
          ...stageFiles({ kind: 'collect', field: '', data: { slot: 'shoe_size' }, on: { next: 'gone' } }),
          'flows/courtesy.flow.yaml': 'id: courtesy\nname: [\n',
        }}
      >
        <ProblemList />
      </GalleryStudio>
    ),
  },
});
