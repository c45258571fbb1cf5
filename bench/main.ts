import { runBench } from './lib/runBench.ts';
import { measurements } from './measurements.ts';

// LangGraph would report its runs to a service where its users' environment says so; a bench must not.
process.env.LANGSMITH_TRACING = 'false';
process.env.LANGCHAIN_TRACING_V2 = 'false';

process.exitCode = await runBench(
  {
    command: 'npm run bench',
    about: 'Builds what is missing, then measures the engine; bench/README.md says how.',
    measurements,
    effort: { rounds: 21, roundMs: 100, warmUpMs: 1_000 },
  },
  process.argv.slice(2),
);
