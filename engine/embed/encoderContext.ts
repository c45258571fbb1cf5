import path from 'node:path';
import envPaths from 'env-paths';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';

/** What an encoder needs to know about its environment. */
export interface EncoderContext {
  /** Absolute path of the project, which folders are relative to; null for a bundle. */
  readonly projectFolder: string | null;
  /** Absolute path of the folder for downloads. */
  readonly modelsFolder: string;
  /** Absolute path of a folder that is used instead of the project's. */
  readonly encoderFolder: string | undefined;
  /** `environment` of the manifest; no other variables are read. */
  readonly declared: ProjectManifest['environment'];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What {@link encoderContext} needs. */
export interface EncoderPlace {
  readonly projectFolder: string | null;
  readonly declared: ProjectManifest['environment'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From the command line; takes precedence over DIALOOM_ENCODER_FOLDER. */
  readonly encoderFolder?: string | undefined;
}

/**
 * Determines the folders of encoders: downloads go to `models` in the user's data folder (or in DIALOOM_DATA);
 * DIALOOM_ENCODER_FOLDER is the folder of a runtime's model.
 */
export function encoderContext({
  projectFolder,
  declared,
  env,
  encoderFolder,
}: EncoderPlace): EncoderContext {
  const dataFolder = env.DIALOOM_DATA || envPaths('dialoom', { suffix: '' }).data;
  const folder = encoderFolder || env.DIALOOM_ENCODER_FOLDER || undefined;
  return {
    projectFolder,
    modelsFolder: path.resolve(dataFolder, 'models'),
    encoderFolder: folder === undefined ? undefined : path.resolve(folder),
    declared,
    env,
  };
}
