import { runBench } from '../lib/runBench.ts';
import { knowledgeMeasurements } from './measurements.ts';

process.exitCode = await runBench(
  {
    command: 'npm run bench:knowledge',
    about: 'Builds what is missing, then measures the knowledge base; see bench/README.md.',
    measurements: knowledgeMeasurements,
    effort: { rounds: 21, roundMs: 100, warmUpMs: 500 },
  },
  process.argv.slice(2),
);
