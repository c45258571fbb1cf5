import { z } from 'zod';
import { defineMethod } from '../defineMethod.ts';

const folderEntry = z.strictObject({ name: z.string(), path: z.string(), isProject: z.boolean() });

/** Methods on the application itself. */
export const appMethods = {
  'app.info': defineMethod({
    params: z.strictObject({}),
    result: z.strictObject({
      version: z.string(),
      /** What this platform supports; the studio hides the rest. */
      capabilities: z.strictObject({
        /** A native folder dialog (`app.chooseFolder`); without it, the studio browses with `app.listFolders`. */
        chooseFolder: z.boolean(),
        /** Show a file in the system's file manager (`app.revealPath`). */
        revealPath: z.boolean(),
      }),
      /** Suggested folder for new projects. */
      projectsFolder: z.string(),
      /** Project to open at the start (`--project`), if given. */
      openProject: z.string().nullable(),
    }),
  }),
  'app.listFolders': defineMethod({
    params: z.strictObject({ path: z.string().nullable() }),
    result: z.strictObject({
      path: z.string(),
      parent: z.string().nullable(),
      folders: z.array(folderEntry),
    }),
  }),
  'app.chooseFolder': defineMethod({
    params: z.strictObject({ title: z.string() }),
    result: z.strictObject({ path: z.string().nullable() }),
  }),
  'app.revealPath': defineMethod({
    params: z.strictObject({ path: z.string() }),
    result: z.strictObject({}),
  }),
};
