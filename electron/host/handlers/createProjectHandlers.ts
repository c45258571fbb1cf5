import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createProject, duplicateProject, listTemplates } from '../../../engine/project/createProject.ts';
import type { RecentProjectList } from '../db/createRecentProjects.ts';
import type { PageResume } from '../host.ts';
import type { HostOptions } from '../hostOptions.ts';
import type { ProjectSessions } from '../projects/createProjectSessions.ts';
import type { ProjectSession } from '../projects/openProject.ts';
import type { HandlersOf } from '../router.ts';

const namedManifest = z.object({ name: z.string().min(1) });

/**
 * The name in a project's manifest, or the folder's name if the manifest is broken: a project with a syntax error must
 * still open.
 */
function projectName(manifest: string, folder: string): string {
  try {
    return namedManifest.parse(parse(manifest)).name;
  } catch {
    return basename(folder);
  }
}

/** Handlers of `projects.*` and `templates.*`. */
export function createProjectHandlers(context: {
  readonly options: HostOptions;
  readonly sessions: ProjectSessions;
  readonly recents: RecentProjectList;
  /** Null where the page has no connection to lose. */
  readonly resume: PageResume | null;
  /** Stops the tasks and the conversation of a project before it is closed. */
  readonly endWork: (projectId: string) => Promise<void>;
}): HandlersOf<'projects'> & HandlersOf<'templates'> {
  const { options, sessions, recents, resume, endWork } = context;
  // A page that has come back opens its own project before any other.
  let onlyProject = resume?.project ?? null;
  return {
    'templates.list': async () => [...(await listTemplates())],
    'projects.recent': async () =>
      recents
        .list()
        .map((recent) => ({ ...recent, missing: !existsSync(join(recent.path, 'dialoom.yaml')) })),
    'projects.forget': async ({ path }) => {
      recents.forget(path);
      return {};
    },
    'projects.create': async ({ template, name, folder }) => ({
      path: await createProject({ template, name, folder }),
    }),
    'projects.duplicate': async ({ path, name, folder }) => ({
      path: await duplicateProject(path, name, folder),
    }),
    'projects.open': async ({ path, unacknowledged }) => {
      const { projectId, project } = await sessions.open(path, onlyProject);
      onlyProject = null;
      const name = projectName(project.files['dialoom.yaml']?.text ?? '', project.path);
      recents.remember({ path: project.path, name, openedAt: options.clock.now() });
      return {
        projectId,
        path: project.path,
        files: { ...project.files },
        applied: unacknowledged === undefined ? null : (project.applied(unacknowledged) ?? null),
        notices: [
          ...project.errors.map(({ code, message, remedy }) => ({ code, message, remedy })),
          ...migrationNotice(project.migration),
          ...project.recovered.map((message) => ({
            code: 'HOST_SAVE_RECOVERED',
            message,
            remedy: 'Check the file before you continue',
          })),
        ],
      };
    },
    'projects.close': async ({ projectId }) => {
      resume?.drop();
      await endWork(projectId);
      await sessions.close(projectId);
      return {};
    },
    'projects.keepKey': async ({ projectId, key, replaces }) => {
      const { path } = sessions.get(projectId);
      resume?.keep(key, path, replaces);
      return { lifetime: resume?.lifetime ?? null };
    },
    'projects.save': async ({ projectId, batch, changes }) => ({
      files: [...(await sessions.get(projectId).save(batch, changes))],
    }),
  };
}

function migrationNotice(migration: ProjectSession['migration']) {
  if (migration === undefined) return [];
  const { from, to, changed, backup } = migration;
  const message = `The project was migrated from document format ${from} to ${to}; ${changed.length} files were changed`;
  return [{ code: 'HOST_PROJECT_MIGRATED', message, remedy: `A copy of the previous files is in ${backup}` }];
}
