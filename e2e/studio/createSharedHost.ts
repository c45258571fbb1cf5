import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The options of a host, as `hostProgram.ts` takes them. */
export interface HostStart {
  readonly dataFolder: string;
  readonly projectsFolder: string;
  readonly project?: string | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

export type HostMessage = { readonly type: 'start'; readonly options: HostStart } | { readonly type: 'stop' };

export interface HostReply {
  /** Where the host is served, with its token. */
  readonly url?: string;
  readonly error?: string;
}

/** One process in which the hosts of many tests run, one after the other. */
export interface SharedHost {
  /** Starts a host. @returns Its address, with its token. */
  start(options: HostStart): Promise<string>;
  /** Stops the host, as the signal to end does. */
  stop(): Promise<void>;
  /** Ends the process. */
  close(): Promise<void>;
}

/** Starts the process. */
export function createSharedHost(): SharedHost {
  const child = fork(join(import.meta.dirname, 'hostProgram.ts'), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const ask = async (message: HostMessage): Promise<string> => {
    const reply = await Promise.race([answerOf(child, message), ended.then((): HostReply => ({}))]);
    if (reply.url === undefined)
      throw new Error(`The host did not ${message.type}:\n${reply.error ?? 'its process has ended'}`);
    return reply.url;
  };
  return {
    start: (options) => ask({ type: 'start', options }),
    stop: async () => void (await ask({ type: 'stop' })),
    close: async () => {
      child.kill();
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess, message: HostMessage): Promise<HostReply> {
  const answer = once(child, 'message');
  child.send(message);
  const [reply] = await answer;
  return reply as HostReply;
}
