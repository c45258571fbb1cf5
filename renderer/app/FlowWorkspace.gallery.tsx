import { GalleryStudio } from '../gallery/GalleryStudio.tsx';
import { gallery } from '../gallery/gallery.ts';
import type { Sample } from '../gallery/openSample.ts';
import { played, select, View } from '../gallery/stages.tsx';
import { flowsView } from './FlowWorkspace.tsx';

const view = <View view={flowsView} />;

export default gallery({
  name: flowsView.label,
  group: 'Views',
  states: {
    'A flow on the canvas': () => (
      <GalleryStudio prepare={select('returns', 'ask_reason')}>{view}</GalleryStudio>
    ),
    'A flow as text': () => (
      <GalleryStudio
        prepare={(sample) => {
          select('returns')(sample);
          sample.studio.view.getState().setFlowMode('text');
        }}
      >
        {view}
      </GalleryStudio>
    ),
    'Problems and simulator': () => (
      <GalleryStudio
        files={{ 'flows/courtesy.flow.yaml': 'id: courtesy\nname: [\n' }}
        prepare={async (sample: Sample) => {
          await played(1)(sample);
          sample.studio.view.getState().openSidePanel('simulator');
          sample.studio.view.getState().setProblemsOpen(true);
        }}
      >
        {view}
      </GalleryStudio>
    ),
    'An empty flow': () => (
      <GalleryStudio
        files={{ 'flows/empty.flow.yaml': 'id: empty\nname: Empty\nstates: []\n' }}
        prepare={select('empty')}
      >
        {view}
      </GalleryStudio>
    ),
    'A broken flow': () => (
      <GalleryStudio
        files={{ 'flows/courtesy.flow.yaml': 'id: courtesy\nname: [\n' }}
        prepare={select('courtesy')}
      >
        {view}
      </GalleryStudio>
    ),
    'The manifest is broken': () => (
      <GalleryStudio files={{ 'dialoom.yaml': 'name: [' }}>{view}</GalleryStudio>
    ),
  },
});
