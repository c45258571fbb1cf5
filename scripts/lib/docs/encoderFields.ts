import { encoderForm } from '../../../engine/kit/forms/encoderForm.ts';

/** What each field of the encoder means, by path below `encoder`: the words of the studio's settings. */
export const encoderFields: Readonly<Record<string, string>> = {
  ...Object.fromEntries(encoderForm.map(({ path, help }) => [path, help ?? ''])),
  files:
    'File of the model → SHA-256, recorded by `dialoom encoder download` or `record`. The encoder runs with no other files.',
};
