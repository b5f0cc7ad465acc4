import type { Day } from '../calendar/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Context } from './context.ts';
import { measureInitiative } from './initiative.ts';
import { measureKeyResult } from './key-result.ts';
import { measureKpi } from './kpi.ts';
import { readingDay } from './live.ts';
import { childrenOfObjective, measureObjective } from './objective.ts';
import { childrenOfPriority, measurePriority } from './priority.ts';
import type { Measure } from './scorecard.ts';

/** A record as read on a day. */
interface Question {
  ref: Ref;
  day: Day;
}

/**
 * Measures records, each once for a day. A roll-up asks for its children on its own reading day, so
 * that what has closed stays as it stood. Children come first from a stack of our own: a chain of
 * objectives may be longer than the machine's.
 */
export class Measures {
  readonly #context: Context;
  readonly #known = new Map<string, Measure>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Undefined for what has no measure: people, cycles and the like. */
  of(ref: Ref, day: Day): Measure | undefined {
    const stack: Question[] = [{ ref, day }];
    for (let question = stack.at(-1); question !== undefined; question = stack.at(-1)) {
      const open = this.#known.has(keyOf(question)) ? [] : this.#openChildren(question);
      if (open.length > 0) {
        for (const child of open) stack.push(child);
        continue;
      }
      stack.pop();
      this.#answer(question);
    }
    return this.#known.get(keyOf({ ref, day }));
  }

  #openChildren({ ref, day }: Question): Question[] {
    const on = readingDay(this.#context.graph, ref, day);
    return this.#children(ref, on)
      .map((child) => ({ ref: child, day: on }))
      .filter((child) => !this.#known.has(keyOf(child)));
  }

  #children(ref: Ref, on: Day): Ref[] {
    if (ref.startsWith('objective:')) {
      return childrenOfObjective(ref, on, this.#context).map((child) => child.ref);
    }
    if (!ref.startsWith('priority:')) return [];
    const { objectives, lag, lead } = childrenOfPriority(ref, on, this.#context);
    return [...objectives, ...lag, ...lead].map((child) => child.ref);
  }

  #answer(question: Question): void {
    const key = keyOf(question);
    if (this.#known.has(key)) return;
    const measure = this.#measure(question);
    if (measure !== undefined) this.#known.set(key, measure);
  }

  #measure({ ref, day }: Question): Measure | undefined {
    const { graph } = this.#context;
    const node = graph.keyResults.get(ref);
    if (node !== undefined) return measureKeyResult(node, day, this.#context);
    const record = graph.find(ref);
    const on = readingDay(graph, ref, day);
    const measureOf = (child: Ref) => this.#known.get(keyOf({ ref: child, day: on }));
    if (record?.kind === 'kpi') return measureKpi(record, day, this.#context);
    if (record?.kind === 'objective')
      return measureObjective(record, day, measureOf, this.#context);
    if (record?.kind === 'priority') return measurePriority(record, day, measureOf, this.#context);
    if (record?.kind === 'initiative') return measureInitiative(record, day, this.#context);
    return undefined;
  }
}

function keyOf({ ref, day }: Question): string {
  return `${day} ${ref}`;
}
