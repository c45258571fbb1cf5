import type { CompiledProject } from '../machine/compiledProject.ts';
import type { GenerateRequest } from '../model/generateRequest.ts';
import { transcriptOf } from './handoff/transcriptOf.ts';
import { createMask } from './masking/createMask.ts';
import { findSecrets } from './masking/findSecrets.ts';
import type { TurnLog } from './turnLog.ts';

/** What was said so far, for a language model: it may run elsewhere, so values of sensitive slots are masked. */
export async function transcriptForModel(
  project: CompiledProject,
  log: TurnLog,
): Promise<GenerateRequest['transcript']> {
  const { before, entries, held } = log;
  const lines = transcriptOf([...(await before.history()), ...entries]).map(({ from, text }) => ({
    from,
    text,
  }));
  if (project.sensitiveSlots.size === 0) return lines;
  const secrets = await findSecrets(project, before, held, entries);
  return secrets.length === 0 ? lines : createMask(project, secrets).anywhere(lines);
}
