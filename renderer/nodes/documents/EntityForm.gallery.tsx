import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { EntityForm } from './EntityForm.tsx';

function Open() {
  const entity = useDocument(({ project }) => project?.entities.place);
  return entity === undefined ? null : <EntityForm entity={entity} />;
}

const state = (definition: string) => () => (
  <GalleryStudio files={{ 'nlu/entities/place.yaml': `id: place\n${definition}` }}>
    <Open />
  </GalleryStudio>
);

export default gallery({
  name: 'Entity',
  group: 'Sections',
  states: {
    'A list': state(
      'name: Ort der Abholung oder der Rückgabe\ntype: list\nvalues:\n  - { value: Airport, synonyms: [terminal] }\n  - value: Station\n',
    ),
    'A pattern': state('name: Place\ntype: pattern\npatterns: ["[A-Z]{3}"]\n'),
    'With roles': state('name: Place\ntype: trained\nroles: [from, to]\n'),
  },
});
