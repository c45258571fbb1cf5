import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const named = z.object({ name: z.string().min(1) });

/**
 * A project's name as its manifest says it; the folder's name when the manifest is broken, since a project with a
 * syntax error must still open.
 */
export function projectName(manifest: string, folder: string): string {
  try {
    return named.parse(parse(manifest)).name;
  } catch {
    return basename(folder);
  }
}
