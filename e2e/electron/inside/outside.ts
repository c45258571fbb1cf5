import { createPeer, type Peer, type PeerMethods } from '../createPeer.ts';

const methods: Record<string, (...args: never[]) => unknown> = {};

/** Adds methods that the test may call. */
export function answerOutside(added: PeerMethods): void {
  Object.assign(methods, added);
}

/** The test, which has the browser and the person at the screen. */
export const outside: Peer = createPeer(
  {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  },
  methods,
);

// Without the test there is no screen and nobody to quit for.
process.once('disconnect', () => process.exit(1));
