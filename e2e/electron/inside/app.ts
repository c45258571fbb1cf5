import { EventEmitter } from 'node:events';
import { mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOutside, outside } from './outside.ts';

/** What stands in for Electron's `app`: its life cycle in the documented order. */
class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly #ready: Promise<void>;
  #isReady = false;
  #quitting = false;
  #closeWindows: () => Promise<void> = async () => undefined;

  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      answerOutside({
        ready: () => {
          this.#isReady = true;
          resolve();
        },
        quit: () => this.quit(),
      });
    });
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  /** False where an instance with the same data runs; that one is told. */
  requestSingleInstanceLock(): boolean {
    const folder = process.env.DIALOOM_DATA ?? tmpdir();
    const lock = join(folder, 'stand-in.lock');
    mkdirSync(folder, { recursive: true });
    const holder = readHolder(lock);
    if (holder !== undefined && runs(holder)) {
      process.kill(holder, 'SIGUSR2');
      return false;
    }
    rmSync(lock, { force: true });
    writeSync(openSync(lock, 'wx'), String(process.pid));
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], ''));
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    this.emit('before-quit', {});
    void this.#closeWindows().then(() => {
      if (this.#isPrevented('will-quit')) {
        this.#quitting = false;
        return;
      }
      this.emit('quit', {}, 0);
      process.exit(0);
    });
  }

  exit(code = 0): void {
    void this.#closeWindows().then(() => process.exit(code));
  }

  /** For the windows' side of the stand-in, not for the application. */
  windowsAre(close: () => Promise<void>): void {
    this.#closeWindows = close;
  }

  /** For the windows' side of the stand-in: the last one is gone. */
  lastWindowClosed(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #isPrevented(event: string): boolean {
    let prevented = false;
    this.emit(event, {
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  }
}

function readHolder(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export const app = new StandInApp();

/** What the application tells the test besides what it does to windows; nobody waits for it. */
export function tell(method: string, ...args: unknown[]): void {
  outside.call(method, ...args).catch((error: unknown) => {
    process.stderr.write(`stand-in: ${method}: ${String(error)}\n`);
  });
}
