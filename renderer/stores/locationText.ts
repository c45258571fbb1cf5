import { formatLocation, type Location } from '../../engine/base/location.ts';

/** Where something is, for a list: the state of a flow says enough without its file. */
export function locationText(location: Location): string {
  const { flow, state, file, line } = location;
  if (flow !== undefined && state !== undefined) return `${flow} › ${state}`;
  if (file !== undefined) return line === undefined ? file : `${file}:${line}`;
  return formatLocation(location);
}
