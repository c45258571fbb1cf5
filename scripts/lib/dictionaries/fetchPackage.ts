import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-512 of the archives, so that the same files are made again. */
const integrity: Readonly<Record<string, string>> = {
  'dictionary-en@4.0.0':
    '3NHnE1uq33ZE/CIwaZ6gqxa4BnglHnxeAcTM0GJ7cmtRGcvX9InMK/IqLtYcUMFCUpUNgybH+DzkqdgAo3F1zg==',
  'dictionary-en-gb@3.0.0':
    'gU/dwC9xGYPh/0CCcmGNXO8OwSgOySAqevcSXxADCsgUD+tr6OJ52u7XaC7No7dNssvdUSfVjkzcqLrRZq3kPA==',
  '@zxcvbn-ts/language-en@4.1.1':
    '6UdzuBd3Uex8TKubohcn+uXRVAH34Zjs2eCfT4hQVo9zeTy7AkQRQfdV4OnHR5hQfW/XBrK/AGTZk7VBWh7wwQ==',
  'all-the-german-words@1.1.0':
    'watOO5w6G1ZYeDhmIzNTtm4Kdw2tQYHKdOhnXvPhCtvKX09QOo3CONUpYlc7NWzlW2YGSBqXRw8GHYchC5eghg==',
  'an-array-of-french-words@2.0.0':
    'LRPhVZLteE0wrUFimKWcrEtXZcv8XiG9TArm37j7/PdO2G5f6UfgCny+ibH8CascxMXFMzTPlJcP01PgSmei8Q==',
  'an-array-of-spanish-words@2.0.0':
    'mzTXYjlzlT6RhQWeBpXgz0mtUkR1qNra6Zx68BRsMY5uejokblFW3d0asckbds5uacO/otrFPka2dWCr65gzmg==',
};

/** The files of a package. */
export interface FetchedPackage {
  text(file: string): string;
  /** A JSON file with a list of words. */
  words(file: string): string[];
}

/**
 * Downloads and unpacks a package; nothing of it is run.
 *
 * @param name - With the exact version: `dictionary-en@4.0.0`.
 * @param folder - Where to put it.
 */
export function fetchPackage(name: string, folder: string): FetchedPackage {
  const into = mkdtempSync(join(folder, 'package-'));
  const packed = execFileSync(
    'npm',
    ['pack', name, '--ignore-scripts', '--silent', '--pack-destination', into],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  const archive = join(into, packed.trim().split('\n').at(-1) ?? '');
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (integrity[name] !== found) throw new Error(`${name} has another content than expected: ${found}`);
  // Some archives were made by old tools, about which tar has much to say.
  execFileSync('tar', ['-xzf', archive, '-C', into], { stdio: 'ignore' });
  const text = (file: string) => readFileSync(join(into, 'package', file), 'utf8');
  return { text, words: (file) => JSON.parse(text(file)) as string[] };
}
