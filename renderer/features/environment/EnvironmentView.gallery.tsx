import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { View } from '../../gallery/stages.tsx';
import { environmentView } from './EnvironmentView.tsx';

export default gallery({
  name: environmentView.label,
  group: 'Views',
  states: {
    'A variable': () => (
      <GalleryStudio>
        <View view={environmentView} />
      </GalleryStudio>
    ),
    'A secret': () => (
      <GalleryStudio
        files={{ 'dialoom.yaml': `${sampleFiles['dialoom.yaml']}  secrets:\n    SHOP_API_TOKEN: {}\n` }}
        prepare={({ studio }) => studio.view.getState().openItem('environment', 'secrets.SHOP_API_TOKEN')}
      >
        <View view={environmentView} />
      </GalleryStudio>
    ),
    'None yet': () => (
      <GalleryStudio files={{ 'dialoom.yaml': 'dialoom: 2\nname: New\nentryFlow: main\n' }}>
        <View view={environmentView} />
      </GalleryStudio>
    ),
  },
});
