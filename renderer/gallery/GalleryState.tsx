import type { GalleryPlace } from './entries.ts';
import { GalleryStudio } from './GalleryStudio.tsx';

/** A component in one of its states. Building blocks know nothing of the studio: they get what is around it here. */
export function GalleryState({ place }: { readonly place: GalleryPlace }) {
  if (place.group !== 'Building blocks') return <place.draw />;
  return (
    <GalleryStudio closed>
      <place.draw />
    </GalleryStudio>
  );
}
