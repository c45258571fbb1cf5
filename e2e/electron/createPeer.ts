/** Something that carries messages to another process and back, in order. */
export interface MessagePort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The other side of a port. */
export interface Peer {
  /** Calls a method over there. @returns What it returns; fails with its error. */
  call(method: string, ...args: unknown[]): Promise<unknown>;
  /** Fails all calls that wait for an answer: the other side is gone. */
  lose(reason: string): void;
}

/** Methods that the other side may call. */
export type PeerMethods = Readonly<Record<string, (...args: never[]) => unknown>>;

interface Call {
  readonly type: 'call';
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

interface Answer {
  readonly type: 'answer';
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Lets two processes call each other. Calls begin in the order in which they were made. */
export function createPeer(port: MessagePort, methods: PeerMethods): Peer {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let lost: string | undefined;

  const answer = async ({ id, method, args }: Call): Promise<void> => {
    try {
      const target = methods[method];
      if (target === undefined) throw new Error(`The other side calls ${method}, which there is not`);
      port.send({ type: 'answer', id, value: await target(...(args as never[])) } satisfies Answer);
    } catch (error) {
      port.send({ type: 'answer', id, error: String(error) } satisfies Answer);
    }
  };
  port.onMessage((message) => {
    const received = message as Call | Answer;
    if (received.type === 'call') {
      void answer(received);
      return;
    }
    const caller = waiting.get(received.id);
    waiting.delete(received.id);
    if (received.error === undefined) caller?.resolve(received.value);
    else caller?.reject(new Error(received.error));
  });

  return {
    call: (method, ...args) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) {
          reject(new Error(lost));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        port.send({ type: 'call', id: lastId, method, args } satisfies Call);
      }),
    lose: (reason) => {
      lost = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
}
