import type { HostClient } from '../../engine/contract/hostClient.ts';

const tokenItem = 'dialoom.token';
const keysItem = 'dialoom.keys';
/** The newest key, the one before it, and one more from a time when the host was killed in between. */
const maxStored = 3;

/** The part of the browser's storage of a tab that secrets need. */
export type SecretStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the secrets need from their environment. */
export interface PageSecretsOptions {
  /**
   * Storage of this tab. Not of all tabs: what is served on this port later has the same origin, and would find the keys
   * there.
   */
  readonly storage: SecretStorage;
  /** Origin of the page, such as `http://127.0.0.1:4000`. */
  readonly origin: string;
  /** Whether this page was loaded again in its tab. A tab that was duplicated has the keys of a page that is still open. */
  readonly isReload: boolean;
  /** Asks the host with headers. Rejects if nothing answers. */
  readonly ask: (headers: Readonly<Record<string, string>>) => Promise<Pick<Response, 'ok' | 'text'>>;
}

/**
 * What authorises this page: the token of the launch that served it, and a key of its own with which it comes back after
 * the host was restarted.
 */
export interface PageSecrets {
  /** Remembers the token of a launch. */
  takeToken(token: string): void;
  /** Protocols for the WebSocket. A key is among them only once the host has proved that it knows it. Null: no answer. */
  offer(): Promise<readonly string[] | null>;
  /**
   * Replaces the page's key by a new one. Both are kept until the host has the new one, so whenever the host is killed, it
   * knows one of them.
   *
   * @returns For how long the key is valid, in milliseconds; null if the host keeps none.
   * @throws AppError of the host.
   */
  renew(client: HostClient, projectId: string): Promise<number | null>;
  /** Forgets the key: the project was closed. */
  forget(): void;
}

export function createPageSecrets({ storage, origin, isReload, ask }: PageSecretsOptions): PageSecrets {
  const keys = (): readonly string[] => (storage.getItem(keysItem) ?? '').split(' ').filter(Boolean);
  const setKeys = (list: readonly string[]): void =>
    storage.setItem(keysItem, list.slice(0, maxStored).join(' '));
  const own = new Set(isReload ? keys() : []);

  async function isKnown(key: string): Promise<boolean> {
    const hash = await digest(new TextEncoder().encode(key));
    const nonce = randomText();
    const answer = await ask({ 'x-dialoom-key': hex(await digest(hash)), 'x-dialoom-nonce': nonce });
    return answer.ok && (await answer.text()) === (await proofOf(hash, `${origin}\n${nonce}`));
  }

  return {
    takeToken: (token) => storage.setItem(tokenItem, token),
    offer: async () => {
      const token = storage.getItem(tokenItem);
      const offered = ['dialoom', ...(token === null ? [] : [`token.${token}`])];
      const known: string[] = [];
      try {
        for (const key of keys()) if (await isKnown(key)) known.push(key);
      } catch {
        return null;
      }
      // If none is known, the host may be one for another project, and theirs comes back later.
      if (known.length > 0) setKeys(known);
      return [...offered, ...known.map((key) => `key.${key}`)];
    },
    renew: async (client, projectId) => {
      const key = randomText();
      const before = keys();
      const replaces = before.find((one) => own.has(one)) ?? null;
      own.add(key);
      setKeys([key, ...before]);
      const { lifetime } = await client.request('projects.keepKey', { projectId, key, replaces });
      setKeys([key]);
      return lifetime;
    },
    forget: () => storage.removeItem(keysItem),
  };
}

/** 256 random bits in base64url. */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function digest(bytes: BufferSource): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', bytes);
}

async function proofOf(hash: ArrayBuffer, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', hash, algorithm, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
