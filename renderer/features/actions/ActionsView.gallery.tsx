import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { View } from '../../gallery/stages.tsx';
import { actionsView } from './ActionsView.tsx';

const without = Object.fromEntries(
  Object.keys(sampleFiles)
    .filter((path) => path.startsWith('actions/'))
    .map((path) => [path, null]),
);

export default gallery({
  name: actionsView.label,
  group: 'Views',
  states: {
    Actions: () => (
      <GalleryStudio prepare={({ studio }) => studio.view.getState().openItem('actions', 'order_status')}>
        <View view={actionsView} />
      </GalleryStudio>
    ),
    'None yet': () => (
      <GalleryStudio files={without}>
        <View view={actionsView} />
      </GalleryStudio>
    ),
    'A broken file': () => (
      <GalleryStudio
        files={{
          ...without,
          'actions/booking.yaml': 'id: booking\nname: Buchung nachschlagen\nrequest: {}\n',
        }}
      >
        <View view={actionsView} />
      </GalleryStudio>
    ),
  },
});
