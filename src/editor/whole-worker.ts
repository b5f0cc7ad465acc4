import { parentPort, workerData } from 'node:worker_threads';
import { Content } from './content.ts';
import { judgeWhole } from './judgement.ts';
import type { Answer, Told } from './whole.ts';

const content = new Content(String(workerData), { now: () => new Date(), env: process.env });
const open: Told[] = [];
let isBusy = false;

parentPort?.on('message', (told: Told) => {
  open.push(told);
  if (!isBusy) void work();
});

/** Takes in all that was told meanwhile, then judges once. */
async function work(): Promise<void> {
  isBusy = true;
  while (open.length > 0) {
    let turn = 0;
    for (let told = open.shift(); told !== undefined; told = open.shift()) {
      turn = told.turn;
      await take(told);
    }
    const answer: Answer = { turn, ...judgeWhole(content) };
    parentPort?.postMessage(answer);
    await new Promise(setImmediate);
  }
  isBusy = false;
}

async function take(told: Told): Promise<void> {
  if (told.kind === 'reload') await content.load();
  else await content.set(told.path, told.text);
}
