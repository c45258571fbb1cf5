import { type ReactNode, useEffect, useState } from 'react';
import type { GalleryPlace } from './entries.ts';
import { GalleryProviders } from './GalleryProviders.tsx';
import { createSample, openSample, type Sample, type SampleOptions } from './openSample.ts';

interface GalleryStudioProps extends SampleOptions {
  /** Runs before the component is rendered, for example to open a flow or to start a conversation. */
  readonly prepare?: (sample: Sample) => unknown;
  readonly children: ReactNode;
}

/** Renders its children in a studio of their own, with the sample project. */
export function GalleryStudio({ prepare, children, ...options }: GalleryStudioProps) {
  const [sample] = useState(() => createSample(options));
  const [ready, setReady] = useState(false);
  const { closed } = options;
  // Runs once, because a state of the gallery does not change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let there = true;
    const begin = async () => {
      if (closed !== true) await openSample(sample);
      await prepare?.(sample);
      if (there) setReady(true);
    };
    begin().catch((error: unknown) => console.error(error));
    return () => {
      there = false;
    };
  }, []);
  return (
    <GalleryProviders studio={sample.studio}>
      {ready ? children : <span data-gallery-waits />}
    </GalleryProviders>
  );
}

/** A state of a component. Building blocks have no studio of their own, so they are shown in one without a project. */
export function GalleryState({ place }: { readonly place: GalleryPlace }) {
  if (place.group !== 'Building blocks') return <place.draw />;
  return (
    <GalleryStudio closed>
      <place.draw />
    </GalleryStudio>
  );
}
