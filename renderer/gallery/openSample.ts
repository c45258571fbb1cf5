import { parseProject } from '../../engine/model/parseProject.ts';
import { createUiCommands } from '../app/uiCommands.ts';
import { showNotice } from '../stores/runEdit.ts';
import { createStudio, type Studio } from '../stores/studio.ts';
import { type Answers, type FakeHost, fakeHost } from './fakeHost.ts';
import { sampleAnswers } from './sampleAnswers.ts';
import { sampleFiles, samplePath } from './sampleProject.ts';

/** How a studio with the sample project differs from the default. */
export interface SampleOptions {
  /** Results of the host that differ. */
  readonly answers?: Answers;
  /** Files that differ from the sample project; null removes one. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Opens no project, as for the welcome page. */
  readonly closed?: boolean;
}

/** A studio on the sample project. */
export interface Sample {
  readonly studio: Studio;
  readonly host: FakeHost;
  /** The files as they were last saved. */
  readonly disk: Readonly<Record<string, string>>;
}

/** Creates a studio with its own host; {@link openSample} opens the project. */
export function createSample({ answers = {}, files = {} }: SampleOptions): Sample {
  const disk: Record<string, string> = {};
  for (const [path, text] of Object.entries({ ...sampleFiles, ...files }))
    if (text !== null) disk[path] = text;
  const host = fakeHost({ ...sampleAnswers(disk), ...answers });
  return { studio: studioOn(host.client), host, disk };
}

/** The sample project, parsed once for the hundreds of studios that open it. */
const parsed = parseProject(sampleFiles);

/** Creates a studio like the product, but with checks that run immediately. */
export function studioOn(client: FakeHost['client']): Studio {
  const studio = createStudio(client, {
    notify: showNotice,
    parsed,
    edits: { read: () => null, write: () => true },
    later: (run) => {
      const timer = window.setTimeout(run, 0);
      return () => window.clearTimeout(timer);
    },
  });
  studio.commands.register(createUiCommands(studio));
  return studio;
}

/** Opens the sample project. */
export async function openSample({ studio }: Sample): Promise<void> {
  await studio.document.getState().open(samplePath);
}
