import type { YamlMap } from '../parse/index.ts';
import { isMap } from './contents.ts';
import { isSame } from './fields.ts';

/** The reason a record gives under `changes` or `restated` that it did not give before; the last one. */
export function newReason(
  field: 'changes' | 'restated',
  before: YamlMap,
  after: YamlMap,
): string | null {
  const old = before[field];
  const now = after[field];
  if (!Array.isArray(now)) return null;
  const added = now.filter((item) => !(Array.isArray(old) && old.some((one) => isSame(one, item))));
  const reasons = added.flatMap((item) => {
    const reason = isMap(item) ? item['reason'] : null;
    return typeof reason === 'string' ? [reason] : [];
  });
  return reasons.at(-1) ?? null;
}

/** Why a record says that it was retired. */
export function retiringReason({ retired }: YamlMap): string | null {
  const reason = isMap(retired) ? retired['reason'] : null;
  return typeof reason === 'string' ? reason : null;
}
