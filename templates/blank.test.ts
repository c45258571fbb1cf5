import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseProject } from '../engine/model/parseProject.ts';
import { createNlu } from '../engine/nlu/createNlu.ts';
import { trainNlu } from '../engine/nlu/trainNlu.ts';
import { isProjectPath } from '../engine/project/readProjectFolder.ts';

const folder = join(import.meta.dirname, 'blank');

it('hands over those who ask for a person, and nobody who asks a question', async () => {
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/'));
  const files = paths.filter(isProjectPath).map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
  const { project } = parseProject(Object.fromEntries(files));
  if (project === undefined) throw new Error('The blank template does not parse');
  const { intentThreshold, escalation } = project.manifest.policies;
  const nlu = createNlu({
    model: await trainNlu(project),
    entities: project.entities,
    locales: project.manifest.locales,
  });
  const isHandedOver = async (text: string) => {
    const [best] = (await nlu.understand(text, { locale: 'en', now: 0 })).intents;
    return best?.intent === escalation.personIntent && best.confidence >= intentThreshold;
  };
  for (const text of ['let me talk to someone', 'a human please', 'can i speak to a person']) {
    expect(await isHandedOver(text), text).toBe(true);
  }
  for (const text of ['What are your opening hours?', "that's all", 'do you deliver to canada', 'thanks']) {
    expect(await isHandedOver(text), text).toBe(false);
  }
});
