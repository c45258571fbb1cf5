import { type ReactNode, useEffect, useState } from 'react';
import { GalleryProviders } from './GalleryProviders.tsx';
import { createSample, openSample, type Sample, type SampleOptions } from './openSample.ts';

interface GalleryStudioProps extends SampleOptions {
  /** What happens before the component is there: a flow is opened, a state selected, a conversation begun. */
  readonly prepare?: (sample: Sample) => unknown;
  readonly children: ReactNode;
}

/** A studio of its own on the sample project, for what is shown in it. */
export function GalleryStudio({ prepare, children, ...options }: GalleryStudioProps) {
  const [sample] = useState(() => createSample(options));
  const [ready, setReady] = useState(false);
  const { closed } = options;
  // Once: a state of the gallery does not change.
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
