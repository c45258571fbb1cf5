import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openSqlite } from '../../project/openSqlite.ts';
import type { WriterMessage } from './createWriter.ts';
import { writerCache } from './tables.ts';
import { createCommit, type Write } from './writes.ts';

/** More would keep the first of them waiting for long. */
const maxAtOnce = 1_000;

const port = parentPort as MessagePort;
const database = openSqlite(workerData as string, []);
database.pragma(writerCache);
const commit = createCommit(database);

port.on('message', (first: WriterMessage) => {
  const writes: Write[] = [];
  let message: WriterMessage | undefined = first;
  while (message !== undefined && message !== 'close') {
    writes.push(...message);
    message =
      writes.length < maxAtOnce
        ? (receiveMessageOnPort(port)?.message as WriterMessage | undefined)
        : undefined;
  }
  if (writes.length > 0) port.postMessage(commit(writes));
  if (message === 'close') {
    database.close();
    port.close();
  }
});
