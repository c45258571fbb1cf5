import { launchBrowserHost } from './launchBrowserHost.ts';
import { launchDesktopStandIn } from './launchDesktopStandIn.ts';
import { electronObstacle, launchElectron } from './launchElectron.ts';
import type { LaunchStudio } from './runningStudio.ts';

/** The ways to start the studio; a Playwright project chooses one by `use: { studioKind }`. */
export const studioKinds = {
  browserHost: launchBrowserHost,
  desktopStandIn: launchDesktopStandIn,
  electron: launchElectron,
} satisfies Readonly<Record<string, LaunchStudio>>;

export type StudioKind = keyof typeof studioKinds;

/** Why the studio cannot be started in a way here; undefined where it can. */
export function obstacleTo(kind: StudioKind): string | undefined {
  return kind === 'electron' ? electronObstacle() : undefined;
}
