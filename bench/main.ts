import { runBench } from './lib/runBench.ts';
import { measurements } from './measurements.ts';

// LangGraph reports its runs to a service if the environment says so; a bench must not.
process.env.LANGSMITH_TRACING = 'false';
process.env.LANGCHAIN_TRACING_V2 = 'false';

process.exitCode = await runBench(
  {
    command: 'npm run bench',
    about: 'Builds what is missing, then measures the engine; see bench/README.md.',
    measurements,
    effort: { rounds: 21, roundMs: 100, warmUpMs: 1_000 },
  },
  process.argv.slice(2),
);
