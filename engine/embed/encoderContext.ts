import path from 'node:path';
import envPaths from 'env-paths';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';

/** What an encoder needs to know of the machine it runs on. */
export interface EncoderContext {
  /** Absolute path of the project, which relative folders start from; null for a bundle. */
  readonly projectFolder: string | null;
  /** Absolute path of the folder that downloads go to. */
  readonly modelsFolder: string;
  /** Absolute path of a folder that replaces the one that the project names. */
  readonly encoderFolder: string | undefined;
  /** `environment` of the manifest: no other variables are read. */
  readonly declared: ProjectManifest['environment'];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What is known where a project is opened. */
export interface EncoderPlace {
  readonly projectFolder: string | null;
  readonly declared: ProjectManifest['environment'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As given on a command line; wins over DIALOOM_ENCODER_FOLDER. */
  readonly encoderFolder?: string | undefined;
}

/**
 * Finds the folders of encoders: downloads go to `models` in the user's data folder (DIALOOM_DATA replaces it);
 * DIALOOM_ENCODER_FOLDER names the folder of a runtime's model.
 */
export function encoderContext({
  projectFolder,
  declared,
  env,
  encoderFolder,
}: EncoderPlace): EncoderContext {
  const dataFolder = env.DIALOOM_DATA || envPaths('dialoom', { suffix: '' }).data;
  const given = encoderFolder || env.DIALOOM_ENCODER_FOLDER || undefined;
  return {
    projectFolder,
    modelsFolder: path.resolve(dataFolder, 'models'),
    encoderFolder: given === undefined ? undefined : path.resolve(given),
    declared,
    env,
  };
}
