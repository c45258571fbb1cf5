import type { Command } from 'commander';
import type { CliIo } from './cliIo.ts';

/**
 * Makes one subcommand.
 *
 * @param setExitCode - For a command that ran but has bad news; one that throws exits with 1 anyway.
 */
export type CliCommand = (io: CliIo, setExitCode: (code: number) => void) => Command;
