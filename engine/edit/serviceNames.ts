// The names that a service gets in the environment of a project.

import { freeId } from './freeId.ts';

/** The name of an environment variable: `x-api-key` gives `X_API_KEY`. */
export function constantName(text: string): string {
  const words = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_');
  const name = words.replaceAll(/^_+|_+$/g, '');
  return /^[A-Z]/.test(name) ? name : `SERVICE_${name}`;
}

/**
 * The word that names of variables and secrets of a service begin with: `SHOP` for `https://api.shop.example`.
 *
 * @param origin - A valid URL.
 */
export function servicePrefix(origin: string): string {
  const [, hostname = ''] = /^https?:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(origin) ?? [];
  const isIp = /^[\d.]+$|^\[/.test(hostname) || !hostname.includes('.');
  const labels = hostname.split('.').filter((label) => !/^(?:www|api|rest|com|co|org|net)$/.test(label));
  return constantName(isIp ? 'local' : ((labels.length > 1 ? labels.at(-2) : labels[0]) ?? 'service'));
}

/**
 * The variable for the address of a service: the one that has it as its default; otherwise `SHOP_API_URL`, or the next name
 * that does not stand for another address.
 *
 * @param address - A valid URL without query.
 * @param prefix - What its name begins with.
 * @param variables - Those that are declared.
 */
export function serviceVariable(
  address: string,
  prefix: string,
  variables: Readonly<Record<string, { readonly default?: unknown }>>,
): string {
  const declared = Object.entries(variables);
  const known = declared.find(([, { default: value }]) => value === address)?.[0];
  const taken = declared.filter(([, { default: value }]) => value !== undefined).map(([name]) => name);
  return known ?? freeId(taken, `${prefix.replace(/_API$/, '')}_API_URL`);
}
