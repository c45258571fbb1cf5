import { createUiCommands } from '../app/CommandPalette.tsx';
import { showNotice } from '../stores/runEdit.ts';
import { createStudio, type Studio } from '../stores/studio.ts';
import { type Answers, type FakeHost, fakeHost } from './fakeHost.ts';
import { sampleAnswers } from './sampleAnswers.ts';
import { sampleFiles, samplePath } from './sampleProject.ts';

/** What a studio of the gallery begins with. */
export interface SampleOptions {
  /** What the host says otherwise than usual. */
  readonly answers?: Answers;
  /** Files that are different from the sample project: null takes one away. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Opens no project: what the welcome page sees. */
  readonly closed?: boolean;
}

/** A studio on the sample project. */
export interface Sample {
  readonly studio: Studio;
  readonly host: FakeHost;
  /** The files as they were last saved. */
  readonly disk: Readonly<Record<string, string>>;
}

/** Makes a studio with a host of its own; {@link openSample} opens the project. */
export function createSample({ answers = {}, files = {} }: SampleOptions): Sample {
  const disk: Record<string, string> = {};
  for (const [path, text] of Object.entries({ ...sampleFiles, ...files }))
    if (text !== null) disk[path] = text;
  const host = fakeHost({ ...sampleAnswers(disk), ...answers });
  return { studio: studioOn(host.client), host, disk };
}

/** A studio as the product makes it, with checks that run at once. */
export function studioOn(client: FakeHost['client']): Studio {
  const studio = createStudio(client, {
    notify: showNotice,
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
