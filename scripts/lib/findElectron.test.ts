import { expect, it } from 'vitest';
import { desktopObstacle } from './findElectron.mjs';

it.each<[NodeJS.Platform, Record<string, string>, number | undefined, RegExp | undefined]>([
  ['linux', {}, 1000, /no display/],
  ['linux', { DISPLAY: '' }, 1000, /no display/],
  ['linux', { DISPLAY: ':0' }, 0, /root/],
  ['linux', { DISPLAY: ':0' }, 1000, undefined],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, undefined],
  ['darwin', {}, 0, undefined],
  ['win32', {}, undefined, undefined],
])('%s with %j as user %s: %s', (platform, env, user, expected) => {
  const obstacle = desktopObstacle(platform, env, user);
  if (expected) expect(obstacle).toMatch(expected);
  else expect(obstacle).toBeUndefined();
});
