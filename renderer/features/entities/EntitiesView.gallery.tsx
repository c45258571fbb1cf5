import { refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { View } from '../../gallery/stages.tsx';
import { entitiesView } from './EntitiesView.tsx';

const own = {
  'nlu/entities/fare.yaml':
    'id: fare\nname: Tarif mit Reservierung\ntype: list\nvalues:\n  - { value: Economy, synonyms: [eco, cheap] }\n  - value: Business\n',
  'nlu/entities/booking.yaml':
    'id: booking\nname: Booking number\ntype: pattern\npatterns: ["[A-Z]{2}\\\\d{4}"]\n',
  'nlu/entities/broken.yaml': 'id: broken\nname: Broken\ntype: list\nvalues: []\n',
};
const problem = { code: 'NLU_PATTERN_INVALID', message: 'The pattern is not valid', remedy: 'Correct it' };

const at = (id: string) => () => (
  <GalleryStudio files={own} prepare={({ studio }) => studio.view.getState().openItem('entities', id)}>
    <View view={entitiesView} />
  </GalleryStudio>
);

export default gallery({
  name: entitiesView.label,
  group: 'Views',
  states: {
    'A list': at('fare'),
    'A pattern': at('booking'),
    'Built-in': at('builtin.money'),
    'A broken file': at('broken'),
    'Trying fails': () => (
      <GalleryStudio files={own} answers={{ 'nlu.mentions': refusal(problem) }}>
        <View view={entitiesView} />
      </GalleryStudio>
    ),
  },
});
