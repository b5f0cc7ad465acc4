import { parentPort } from 'node:worker_threads';
import { judgeNarrative } from './judge.ts';

/** Judges one narrative after the other, each asked for by a message that is its text. */
parentPort?.on('message', (text: unknown) => {
  if (typeof text === 'string') parentPort?.postMessage(judgeNarrative(text));
});
