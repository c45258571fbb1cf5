import type { BrowserContext, Page } from '@playwright/test';

/** How to start the studio. */
export interface StudioOptions {
  /** Machine-wide data: the studio's database. */
  readonly dataFolder: string;
  /** Home of the person at the screen: new projects are proposed below it. */
  readonly homeFolder: string;
  /** Project to open at once. */
  readonly project?: string | undefined;
  /** Environment variables on top of this process's own. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** What the desktop shell has and a browser has not. */
export interface Desktop {
  /** URLs that were opened in the system's browser, in order. */
  openedOutside(): Promise<readonly string[]>;
  /** A person starts the application once more. @returns Its exit code. */
  launchAgain(): Promise<number | NodeJS.Signals>;
  /** The exit code, or the signal, once the application has ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** A studio that runs, however it was started. */
export interface RunningStudio {
  /** Its window. */
  readonly page: Page;
  /**
   * Answers the question for a folder: in the page where the studio browses folders itself, through the system's
   * dialog where it has one.
   *
   * @param ask - The gesture that makes the studio ask.
   */
  chooseFolder(ask: () => Promise<void>, path: string): Promise<void>;
  /** Absent where the studio is a page of the person's own browser. */
  readonly desktop?: Desktop;
  /** Ends the host as a crash would: at once, with nothing written any more. */
  kill(): Promise<void>;
  /** Starts the host again after it was killed, as a person would, and leaves the page alone. Absent where both end together. */
  restart?(): Promise<void>;
  /** Ends it as a person would. */
  close(): Promise<void>;
}

/** A way to start the studio. `context` is a fresh one, for those that show it in this browser. */
export type LaunchStudio = (options: StudioOptions, context: BrowserContext) => Promise<RunningStudio>;
