import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { played } from '../../gallery/stages.tsx';
import { useSimulation } from '../../stores/useStudio.ts';
import { ValuesSection, valueChanges } from './ValuesSection.tsx';

function Values({ turn, sensitive = [] }: { readonly turn: number; readonly sensitive?: readonly string[] }) {
  const snapshots = useSimulation((state) => state.snapshots);
  const { [turn]: now, [turn - 1]: before } = snapshots;
  return now === undefined ? null : <ValuesSection values={valueChanges(before, now, new Set(sensitive))} />;
}

export default gallery({
  name: 'Slots and variables of a turn',
  group: 'Sections',
  states: {
    Unchanged: () => (
      <GalleryStudio prepare={played(1)}>
        <Values turn={1} />
      </GalleryStudio>
    ),
    Changed: () => (
      <GalleryStudio prepare={played(4)}>
        <Values turn={4} />
      </GalleryStudio>
    ),
    Sensitive: () => (
      <GalleryStudio prepare={played(4)}>
        <Values turn={4} sensitive={['email']} />
      </GalleryStudio>
    ),
  },
});
