import { regionContains } from './regionContains.ts';

/**
 * The places a question names that a passage says nothing about: neither of the place nor of a region around or within
 * it. A passage on the European Union covers Germany, but not Canada.
 *
 * @param asked - Region codes the question names.
 * @param covered - Those the passage names.
 */
export function uncoveredPlaces(asked: ReadonlySet<string>, covered: ReadonlySet<string>): readonly string[] {
  const passage = [...covered];
  return [...asked].filter(
    (place) => !passage.some((other) => regionContains(other, place) || regionContains(place, other)),
  );
}
