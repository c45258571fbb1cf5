import path from 'node:path';
import type { TransformersEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';

/**
 * Where the files of a model are looked for: the folder that the runtime was given, else the one that the project
 * names, else the one that downloads go to. A bundle has no folder that a relative path could start from.
 *
 * @returns An absolute path.
 */
export function modelFolder(
  { model, revision, folder }: Pick<TransformersEncoder, 'model' | 'revision' | 'folder'>,
  { encoderFolder, projectFolder, modelsFolder }: EncoderContext,
): string {
  if (encoderFolder !== undefined) return encoderFolder;
  if (folder !== undefined && path.isAbsolute(folder)) return folder;
  if (folder !== undefined && projectFolder !== null) return path.resolve(projectFolder, folder);
  return path.join(modelsFolder, model.replaceAll('/', '--'), revision);
}
