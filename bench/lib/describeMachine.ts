import { cpus, loadavg, totalmem } from 'node:os';
import type { Effort } from './figure.ts';

/** Describes the machine and the effort of the measurements. */
export function describeMachine({ rounds, roundMs, warmUpMs }: Effort): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${new Date().toISOString().slice(0, 16)}Z · Node ${process.versions.node}, V8 ${process.versions.v8} · ${process.platform} ${process.arch}`,
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'} · ${memory} GiB · load ${loadavg()[0]?.toFixed(1)}`,
    `medians of ${rounds} alternating rounds of ${roundMs} ms after ${warmUpMs} ms of warm-up, CPU time`,
  ].join('\n');
}
