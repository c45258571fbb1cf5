import { places } from './entries.ts';

/** What a program asks of the page: to show one state after the other, and nothing around it. */
export interface GalleryForPrograms {
  /** Addresses of all states, in the order of the list. */
  readonly ids: readonly string[];
  /** Shows one state alone, and waits until it stands still. */
  show(id: string, scheme: 'light' | 'dark'): Promise<void>;
}

declare global {
  interface Window {
    readonly gallery: GalleryForPrograms;
  }
}

/** Frames after which a state that goes on moving is taken as it is. */
const mostFrames = 120;
/** Frames without any change after which a state is taken to stand still. */
const quietFrames = 4;

/** The gallery for programs, which is at `window.gallery`. */
export function placesForPictures(): GalleryForPrograms {
  return {
    ids: places.map(({ id }) => id),
    show: async (id, scheme) => {
      // The text editor is loaded when it is first wanted; pictures are not taken before.
      await Promise.all([import('../nodes/code/CodeEditor.tsx'), import('../features/text/FileText.tsx')]);
      await document.fonts.ready;
      window.location.hash = `/${id}?${new URLSearchParams({ alone: 'yes', scheme })}`;
      await standsStill();
    },
  };
}

function isWaiting(): boolean {
  return document.querySelector('[data-gallery-waits]') !== null;
}

async function standsStill(): Promise<void> {
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
