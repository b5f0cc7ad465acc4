import type { RecordOf } from '../schema/index.ts';
import type { Desk } from './desk.ts';
import type { PublishedRole } from './published-development.ts';
import { publishRecord } from './record.ts';

/** What is expected of a position, and the skills it asks for. */
export function publishRole(record: RecordOf<'role'>, desk: Desk): PublishedRole {
  const { outcomes, skills = [] } = record.data;
  return {
    ...publishRecord(record, desk),
    kind: 'role',
    results: [...(outcomes?.results ?? [])],
    actions: [...(outcomes?.actions ?? [])],
    behaviors: [...(outcomes?.behaviors ?? [])],
    skills: skills.map(({ skill, level }) => ({ skill, level: level ?? null })),
  };
}
