import type { CliCommand } from './cliCommand.ts';

/** A subcommand as the help lists it. What it needs is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly load: () => Promise<CliCommand>;
}

/** All subcommands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'new',
    description: 'make a project from a template',
    load: async () => (await import('./commands/newCommand.ts')).newCommand,
  },
  {
    name: 'import',
    description: 'take over intents and utterances from a file of another tool',
    load: async () => (await import('./commands/importCommand.ts')).importCommand,
  },
  {
    name: 'validate',
    description: 'print every problem of a project',
    load: async () => (await import('./commands/validateCommand.ts')).validateCommand,
  },
  {
    name: 'simulate',
    description: 'chat with a project; reads customer messages from a script, a pipe or the keyboard',
    load: async () => (await import('./commands/simulateCommand.ts')).simulateCommand,
  },
  {
    name: 'test',
    description: "run the project's tests; actions answer from their mock examples",
    load: async () => (await import('./commands/testCommand.ts')).testCommand,
  },
  {
    name: 'replay',
    description: "re-run recordings against today's project and name the first turn that differs",
    load: async () => (await import('./commands/replayCommand.ts')).replayCommand,
  },
  {
    name: 'nlu',
    description: 'train, try and measure how messages are understood',
    load: async () => (await import('./commands/nluCommand.ts')).nluCommand,
  },
  {
    name: 'kb',
    description: 'fetch, index, search and evaluate the knowledge base',
    load: async () => (await import('./commands/kbCommand.ts')).kbCommand,
  },
  {
    name: 'mock',
    description: 'serve the mock examples of all actions over HTTP',
    load: async () => (await import('./commands/mockCommand.ts')).mockCommand,
  },
  {
    name: 'encoder',
    description: "try the project's encoder, download its model, or record the files of a folder of your own",
    load: async () => (await import('./commands/encoderCommand.ts')).encoderCommand,
  },
  {
    name: 'bundle',
    description: 'pack a project with its trained model and index for the runtime',
    load: async () => (await import('./commands/bundleCommand.ts')).bundleCommand,
  },
  {
    name: 'serve',
    description: 'serve a bundle over HTTP',
    load: async () => (await import('./commands/serveCommand.ts')).serveCommand,
  },
];
