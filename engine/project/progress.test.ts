import { expect, it } from 'vitest';
import { announceTasks, indexingLabel } from './progress.ts';

it('announces a task once, and how far it is at every tenth', () => {
  const lines: string[] = [];
  const report = announceTasks((line) => lines.push(line));
  for (const fraction of [0, 0.5, 1]) report({ task: 'nlu', label: 'Training the intents', fraction });
  for (let done = 0; done <= 1000; done += 40)
    report({ task: 'knowledge', label: indexingLabel(10 * done, 10_000), fraction: done / 1000 });
  expect(lines).toEqual([
    'Training the intents…',
    ...['0', '1,200', '2,400', '3,600', '4,800', '6,000', '7,200', '8,400', '9,600'].map(
      (done) => `Indexing the knowledge base: ${done} of 10,000 passages…`,
    ),
  ]);
});
