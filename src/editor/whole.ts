import { Worker } from 'node:worker_threads';
import type { Judgement } from './judgement.ts';

/** What the judging thread is told: a text an editor holds (null: as on the disk), or to look at the disk. */
export type Told =
  | { kind: 'set'; path: string; text: string | null; turn: number }
  | { kind: 'reload'; turn: number };

/** What it answers: how everything stood at a turn. */
export interface Answer extends Judgement {
  turn: number;
}

/**
 * Judges a whole organisation beside the thread that answers the editor: a keystroke never waits for it.
 * `hear` gets each judgement with the turn it is about; turns in between are passed over.
 */
export class WholeJudge {
  readonly #worker: Worker;

  constructor(
    root: string,
    env: Readonly<Record<string, string | undefined>>,
    hear: (answer: Answer) => void,
  ) {
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const epoch = env['SOURCE_DATE_EPOCH'];
    this.#worker = new Worker(new URL(`./whole-worker.${ending}`, import.meta.url), {
      argv: [],
      env: epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch },
      workerData: root,
    });
    this.#worker.on('message', hear);
    this.#worker.unref();
  }

  tell(told: Told): void {
    this.#worker.postMessage(told);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
