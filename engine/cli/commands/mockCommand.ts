import { resolve } from 'node:path';
import { Command } from 'commander';
import { startMockServer } from '../../actions/startMockServer.ts';
import { openProjectFolder } from '../../project/openProjectFolder.ts';
import { type CliCommand, untilStopped } from '../cliCommand.ts';
import { parsePort } from '../parseOptions.ts';

/** `dialoom mock PROJECT`: serves the mock examples of all actions over HTTP. */
export const mockCommand: CliCommand = (io) =>
  new Command('mock')
    .argument('<project>', 'project folder')
    .option('-p, --port <port>', 'port to listen on; 0 takes a free one', parsePort, 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--json', 'print address and routes as JSON')
    .action(async (folder: string, options: { port: number; host: string; json?: true }) => {
      const { project } = await openProjectFolder(resolve(io.cwd, folder));
      const server = await startMockServer({
        actions: project.actions,
        environment: project.manifest.environment,
        port: options.port,
        host: options.host,
      });
      if (options.json === true) {
        io.out(JSON.stringify({ url: server.url, routes: server.routes, environment: server.environment }));
      } else {
        io.out(`Mock server: ${server.url}`);
        for (const route of server.routes) io.out(`  ${route.method} ${route.path}  (${route.action})`);
        for (const [name, value] of Object.entries(server.environment)) io.out(`${name}=${value}`);
      }
      await untilStopped(io.stop);
      await server.close();
    });
