import type { ClosableEmbedder } from '../embed/closableEmbedder.ts';
import { createEmbedder } from '../embed/createEmbedder.ts';
import { encoderContext } from '../embed/encoderContext.ts';
import type { ProjectManifest } from '../model/projectManifest.ts';

/**
 * Makes the one embedder of a project: search and understanding share it.
 *
 * @param projectFolder - Absolute path of the project.
 * @throws AppError ENCODER_NOT_RECORDED
 */
export function projectEmbedder(
  manifest: ProjectManifest,
  projectFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): ClosableEmbedder {
  const { encoder, environment: declared } = manifest;
  return createEmbedder(encoder, encoderContext({ projectFolder, declared, env }));
}
