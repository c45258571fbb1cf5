import { render } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { places } from './entries.ts';
import { settle } from './fixtures/renderInStudio.tsx';
import { GalleryState } from './GalleryStudio.tsx';

// Rules that need a layout, or a page around the component, are checked by the end-to-end test of the gallery.
const rules = Object.fromEntries(
  ['color-contrast', 'region', 'page-has-heading-one', 'scrollable-region-focusable', 'target-size'].map(
    (id) => [id, { enabled: false }],
  ),
);

/** Renders each state like the gallery. The set-up checks after every test that nothing was written to the console. */
describe('every state of the gallery', () => {
  it('has an address of its own', () => {
    const ids = places.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(places.map((place) => [place.id, place] as const))('%s', async (_, place) => {
    const { container } = render(<GalleryState place={place} />);
    // Polled without a pause, which is most of the time of hundreds of states. A state that never comes is stopped by the
    // time limit of the test.
    do await settle();
    while (container.querySelector('[data-gallery-waits]') !== null);
    expect(container).not.toBeEmptyDOMElement();
    const { violations } = await axe.run(document.body, { rules, resultTypes: ['violations'] });
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });
});
