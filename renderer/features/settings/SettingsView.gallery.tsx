import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { View } from '../../gallery/stages.tsx';
import { settingsView } from './SettingsView.tsx';

export default gallery({
  name: settingsView.label,
  group: 'Views',
  states: {
    Project: () => (
      <GalleryStudio>
        <View view={settingsView} />
      </GalleryStudio>
    ),
    'The manifest is broken': () => (
      <GalleryStudio files={{ 'dialoom.yaml': 'name: [' }}>
        <View view={settingsView} />
      </GalleryStudio>
    ),
  },
});
