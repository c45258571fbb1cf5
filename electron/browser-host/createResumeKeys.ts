import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Clock } from '../../engine/base/ports.ts';

/** For how long a key is valid; a page that is connected renews it long before. */
export const keyLifetime = 24 * 60 * 60 * 1000;
/** More pages than this can hardly be open at once; the oldest keys are dropped. */
const maxKeys = 64;

const recordSchema = z.strictObject({
  /** SHA-256 of the key, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  origin: z.url(),
  /** Real path of the project. */
  project: z.string(),
  expiresAt: z.number(),
});
const fileSchema = z.strictObject({ version: z.literal(1), keys: z.array(recordSchema) });

type KeyRecord = z.infer<typeof recordSchema>;

/**
 * The keys with which pages come back after the host was restarted, when the token of their launch is no longer valid.
 * The page chooses a key at random and hands it over on a connection that is authorised. Only a hash of it is kept, in a
 * file that only the user may read. A key is valid for one origin and one project, until another replaces it.
 */
export interface ResumeKeys {
  /** The project of a key; undefined if the key is not valid here. Takes the same time for any key. */
  projectOf(key: string, origin: string): string | undefined;
  /**
   * Shows a page that this host knows its key, before the page sends it: another program could have taken the port.
   *
   * @param id - SHA-256 of the key's hash, hex. It does not lead to the key.
   * @param nonce - Chosen by the page for this question.
   * @returns HMAC-SHA256 of origin and nonce under the key's hash, hex; undefined if the key is not valid here.
   */
  prove(id: string, nonce: string, origin: string): string | undefined;
  /** Keeps a key in place of earlier ones, in one step: the page always has a valid one. */
  keep(key: string, origin: string, project: string, replaced: readonly (string | null)[]): void;
  drop(key: string): void;
  /** Ports of the origins whose pages may come back to this host, the newest first. */
  awaitedPorts(): readonly number[];
}

/** Where keys are kept, and for which project they hold. */
export interface ResumeKeyOptions {
  /** The user's data folder for Dialoom. */
  readonly dataFolder: string;
  /** The project that the host was started for: keys of other projects are not valid. Null: any project. */
  readonly project: string | null;
  readonly clock: Clock;
  /** Logs that the file could not be read or written. Pages then need the address of the next launch, as without a key. */
  readonly report: (error: unknown) => void;
}

/** Opens the keys of this user. The file is read again each time, because several hosts may share it. */
export function createResumeKeys({ dataFolder, project, clock, report }: ResumeKeyOptions): ResumeKeys {
  const file = join(dataFolder, 'resume-keys.json');
  const startedFor = project === null ? null : realPath(project);

  function read(): readonly KeyRecord[] {
    try {
      const { keys } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      return keys.filter(({ expiresAt }) => expiresAt > clock.now());
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') report(error);
      return [];
    }
  }

  function write(keys: readonly KeyRecord[]): void {
    try {
      const text = JSON.stringify({ version: 1, keys: keys.slice(-maxKeys) }, null, 1);
      writeFileAtomic.sync(file, text, { mode: 0o600, fsync: true });
    } catch (error) {
      report(error);
    }
  }

  const ofProject = (): readonly KeyRecord[] =>
    read().filter((one) => startedFor === null || one.project === startedFor);
  const valid = (origin: string): readonly KeyRecord[] => ofProject().filter((one) => one.origin === origin);

  return {
    projectOf: (key, origin) => {
      const given = sha256(key);
      let found: string | undefined;
      // Without a way out, so that the time does not tell which of them is like the key.
      for (const one of valid(origin))
        if (timingSafeEqual(given, Buffer.from(one.hash, 'hex'))) found = one.project;
      return found;
    },
    prove: (id, nonce, origin) => {
      const hashes = valid(origin).map(({ hash }) => Buffer.from(hash, 'hex'));
      const hash = hashes.find((one) => sha256(one).toString('hex') === id);
      if (hash === undefined) return undefined;
      return createHmac('sha256', hash).update(`${origin}\n${nonce}`).digest('hex');
    },
    keep: (key, origin, itsProject, replaced) => {
      const hash = sha256(key).toString('hex');
      const gone = [hash, ...replaced.flatMap((one) => (one === null ? [] : [sha256(one).toString('hex')]))];
      const others = read().filter((one) => !gone.includes(one.hash));
      write([...others, { hash, origin, project: itsProject, expiresAt: clock.now() + keyLifetime }]);
    },
    drop: (key) => {
      const hash = sha256(key).toString('hex');
      write(read().filter((one) => one.hash !== hash));
    },
    awaitedPorts: () => [
      ...new Set(
        ofProject()
          .map((one) => Number(new URL(one.origin).port))
          .toReversed(),
      ),
    ],
  };
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // It does not exist, so no key is for it; opening it says so.
    return path;
  }
}
