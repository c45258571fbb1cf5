import { places } from './entries.ts';

/** The gallery for programs: shows one state at a time, alone. */
export interface GalleryForPrograms {
  /** Addresses of all states, in the order of the list. */
  readonly ids: readonly string[];
  /** Shows one state alone, and waits until nothing changes any more. */
  show(id: string, scheme: 'light' | 'dark'): Promise<void>;
}

declare global {
  interface Window {
    readonly gallery: GalleryForPrograms;
  }
}

/** Frames to wait at most for a state that keeps changing. */
const mostFrames = 120;
/** Frames without a change after which a state counts as settled. */
const quietFrames = 4;

/** The gallery for programs, which is at `window.gallery`. */
export function placesForPictures(): GalleryForPrograms {
  return {
    ids: places.map(({ id }) => id),
    show: async (id, scheme) => {
      // The text editor is loaded lazily; wait for it.
      await Promise.all([import('../nodes/code/CodeEditor.tsx'), import('../features/text/FileText.tsx')]);
      await document.fonts.ready;
      window.location.hash = `/${id}?${new URLSearchParams({ alone: 'yes', scheme })}`;
      await untilSettled();
    },
  };
}

function isWaiting(): boolean {
  return document.querySelector('[data-gallery-waits]') !== null;
}

async function untilSettled(): Promise<void> {
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  for (let frame = 0; frame < mostFrames && (quiet < quietFrames || isWaiting()); frame += 1) {
    quiet += 1;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  observer.disconnect();
}
