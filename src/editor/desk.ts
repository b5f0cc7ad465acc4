import type { Diagnostic } from 'vscode-languageserver/node';
import { Organisation } from './organisation.ts';
import { diagnosticOf } from './protocol.ts';
import type { Surroundings } from './settings.ts';
import { WholeJudge } from './whole.ts';

/** What an organisation tells the editor. */
export interface Hearing {
  show(path: string, diagnostics: Diagnostic[]): void;
  /** A fault of ours, or of the machine: told, and the work goes on. */
  fail(error: unknown): void;
}

/** One organisation that an editor works in: changes come in one after the other, findings go out. */
export class Desk {
  readonly root: string;
  readonly organisation: Organisation;
  readonly #hearing: Hearing;
  readonly #whole: WholeJudge;
  readonly #shown = new Map<string, string>();
  #work: Promise<void>;
  #turn = 0;
  /** Settles when the whole was judged for the first time. */
  readonly #judged = Promise.withResolvers<void>();

  constructor(root: string, surroundings: Surroundings, hearing: Hearing) {
    this.root = root;
    this.#hearing = hearing;
    this.organisation = new Organisation(root, surroundings);
    this.#whole = new WholeJudge(root, surroundings.env, (answer) => {
      this.#after(async () => {
        this.organisation.hear(answer);
        this.#judged.resolve();
        this.#show();
      });
    });
    this.#whole.tell({ kind: 'reload', turn: 0 });
    this.#work = Promise.resolve();
    this.#after(() => this.organisation.load());
  }

  /** The text an editor holds of a file; null: it is as on the disk. */
  change(path: string, text: string | null): void {
    const turn = ++this.#turn;
    this.#whole.tell({ kind: 'set', path, text, turn });
    this.#after(async () => {
      await this.organisation.change(path, text, turn);
      this.#show(path);
    });
  }

  /** Looks at the disk again. */
  reload(): void {
    const turn = ++this.#turn;
    this.#whole.tell({ kind: 'reload', turn });
    this.#after(() => this.organisation.load());
  }

  /** Answers once everything that came before was taken in, and `isJudged` once the whole was judged. */
  async ask<T>(answer: (organisation: Organisation) => T, isJudged = false): Promise<T> {
    if (isJudged) await this.#judged.promise;
    await this.#work;
    return answer(this.organisation);
  }

  async stop(): Promise<void> {
    await this.#whole.stop();
  }

  #after(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error) => this.#hearing.fail(error));
  }

  /** Shows what changed: of one file, or of all. */
  #show(only?: string): void {
    const findings = this.organisation.findings();
    const files =
      only === undefined ? new Set([...this.#shown.keys(), ...findings.keys()]) : [only];
    for (const file of files) {
      const list = (findings.get(file) ?? []).map((one) => diagnosticOf(this.root, one));
      const text = JSON.stringify(list);
      if (text === (this.#shown.get(file) ?? '[]')) continue;
      this.#shown.set(file, text);
      this.#hearing.show(file, list);
    }
  }
}
