import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildProjectBundle } from '../../../engine/bundle/buildBundle.ts';
import { projectErrors } from '../../../engine/project/errors.ts';
import { writeDurably } from '../../../engine/project/writeDurably.ts';
import { hostErrors } from '../hostErrors.ts';
import type { HandlersOf } from '../router.ts';
import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

/** Handlers of `bundle.*`. */
export function createBundleHandlers(context: HandlerContext): HandlersOf<'bundle'> {
  return {
    'bundle.export': async ({ projectId, path, overwrite, signingKeyPath }) => {
      const target = resolve(path);
      if (!overwrite && existsSync(target)) {
        throw hostErrors.HOST_FILE_EXISTS({ path: target }, { location: { file: target } });
      }
      const signingKey = signingKeyPath === null ? null : await readKey(resolve(signingKeyPath));
      const prepared = await prepareOpenProject(context, projectId, true);
      const env = context.options.environment;
      const bundle = await buildProjectBundle(prepared, { signingKey, env });
      await writeDurably(target, bundle.bytes);
      const { sha256, files, signedBy, requiredVariables, requiredSecrets } = bundle;
      return {
        path: target,
        bytes: bundle.bytes.length,
        sha256,
        files,
        signedBy,
        requiredVariables: [...requiredVariables],
        requiredSecrets: [...requiredSecrets],
      };
    },
  };
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw projectErrors.PROJECT_UNREADABLE({ path, reason }, { location: { file: path }, cause });
  }
}
