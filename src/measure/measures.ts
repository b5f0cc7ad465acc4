import type { Day } from '../calendar/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Context } from './context.ts';
import { measureInitiative } from './initiative.ts';
import { measureKeyResult } from './key-result.ts';
import { measureKpi } from './kpi.ts';
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
  readonly #known = new Map<Day, Map<Ref, Measure | undefined>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Undefined for what has no measure: people, cycles and the like. */
  of(ref: Ref, day: Day): Measure | undefined {
    const known = this.#on(day);
    if (known.has(ref)) return known.get(ref);
    const stack: Question[] = [{ ref, day }];
    for (let question = stack.at(-1); question !== undefined; question = stack.at(-1)) {
      const children = this.#openChildren(question);
      for (const child of children) stack.push(child);
      if (children.length > 0) continue;
      stack.pop();
      this.#answer(question);
    }
    return known.get(ref);
  }

  #openChildren({ ref, day }: Question): Question[] {
    if (this.#on(day).has(ref)) return [];
    const on = this.#context.lives.readingDay(ref, day);
    const known = this.#on(on);
    const open = this.#children(ref, on).filter((child) => !known.has(child));
    return open.map((child) => ({ ref: child, day: on }));
  }

  #children(ref: Ref, on: Day): Ref[] {
    if (ref.startsWith('objective:')) {
      return childrenOfObjective(ref, on, this.#context).map((child) => child.ref);
    }
    if (!ref.startsWith('priority:')) return [];
    const { objectives, lag, lead } = childrenOfPriority(ref, on, this.#context);
    return [...objectives, ...lag, ...lead].map((child) => child.ref);
  }

  #answer({ ref, day }: Question): void {
    const known = this.#on(day);
    if (!known.has(ref)) known.set(ref, this.#measure(ref, day));
  }

  #measure(ref: Ref, day: Day): Measure | undefined {
    const context = this.#context;
    const node = context.graph.keyResults.get(ref);
    if (node !== undefined) return measureKeyResult(node, day, context);
    const record = context.graph.find(ref);
    const known = this.#on(context.lives.readingDay(ref, day));
    const measureOf = (child: Ref) => known.get(child);
    if (record?.kind === 'kpi') return measureKpi(record, day, context);
    if (record?.kind === 'objective') return measureObjective(record, day, measureOf, context);
    if (record?.kind === 'priority') return measurePriority(record, day, measureOf, context);
    if (record?.kind === 'initiative') return measureInitiative(record, day, context);
    return undefined;
  }

  #on(day: Day): Map<Ref, Measure | undefined> {
    const known = this.#known.get(day) ?? new Map<Ref, Measure | undefined>();
    this.#known.set(day, known);
    return known;
  }
}
