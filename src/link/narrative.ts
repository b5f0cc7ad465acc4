import { createFinding, type Finding } from '../finding/index.ts';
import { type AnyRecord, splitRef } from '../schema/index.ts';
import type { Ids } from './ids.ts';
import { type Expectation, type Fault, resolve } from './resolve.ts';

/** What the components of a narrative name, by component: the attribute and the kind. */
const SHOWN: Readonly<Record<string, Expectation & { attribute: string }>> = {
  Kpi: { attribute: 'id', to: ['kpi'], noun: 'what <Kpi> shows' },
  Trend: { attribute: 'kpi', to: ['kpi'], noun: 'what <Trend> shows' },
  Progress: { attribute: 'objective', to: ['objective'], noun: 'what <Progress> shows' },
};

/** Reports the components of a record's narrative that show nothing there is. */
export function checkNarrative(record: AnyRecord, ids: Ids): Finding[] {
  return (record.body?.parts ?? []).flatMap((part) => {
    if (part.kind !== 'component' || !Object.hasOwn(SHOWN, part.name)) return [];
    const shown = SHOWN[part.name];
    if (shown === undefined || !Object.hasOwn(part.attributes, shown.attribute)) return [];
    const found = faultOf(part.attributes[shown.attribute] ?? '', shown, ids);
    if (found === null) return [];
    // The place is the whole component, which is more than the id.
    const { instead: _, ...fault } = found;
    const entity = { kind: record.kind, id: record.id };
    return [
      createFinding({ rule: 'content/known-reference', ...fault, place: part.place, entity }),
    ];
  });
}

function faultOf(text: string, expectation: Expectation, ids: Ids): Fault | null {
  const found = resolve(text, expectation, ids);
  if (found.ref === null) return found.fault;
  const { id } = splitRef(found.ref);
  if (id === text) return null;
  return {
    message: `\`${text}\` names its kind, which the component knows.`,
    expected: `\`${id}\``,
    hint: 'Write the id alone.',
  };
}
