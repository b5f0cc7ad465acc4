import { NOUNS } from '../link/index.ts';
import { type AnyRecord, type Ref, splitRef } from '../schema/index.ts';
import type { Organisation } from './organisation.ts';

/** What people call a record. */
export function titleOf(record: AnyRecord): string {
  if (record.kind === 'measurement') return `values of ${record.id}`;
  const title = record.kind === 'person' ? record.data.name : record.data.title;
  return title ?? record.id;
}

/** What people call a record or key result. */
function titleOfRef(organisation: Organisation, ref: Ref): string {
  const record = organisation.find(ref);
  const { kind, id } = splitRef(ref);
  if (kind !== 'key-result' || record?.kind !== 'objective') return record ? titleOf(record) : id;
  const own = id.slice(id.indexOf('.') + 1);
  return record.data.key_results?.find((one) => one.id === own)?.title ?? id;
}

/** A record in a few lines of Markdown: its title, how it stands, who owns it, and where it leads. */
export function cardOf(organisation: Organisation, ref: Ref): string {
  const record = organisation.find(ref);
  const { kind, id } = splitRef(ref);
  const standing = organisation.standing(ref);
  const facts = [NOUNS[kind].replace(/^an? /, ''), `\`${id}\``];
  if (standing?.status) facts.push(`**${standing.status}**`);
  const lines = [`**${inert(titleOfRef(organisation, ref))}**`, facts.join(' · ')];
  if (record !== undefined) lines.push(...peopleIn(organisation, record));
  if (record !== undefined && record.kind !== 'measurement' && record.data.summary) {
    lines.push(inert(record.data.summary));
  }
  const way = wayUp(organisation, ref);
  return [...lines, ...(way === null ? [] : [way])].join('\n\n');
}

function peopleIn(organisation: Organisation, record: AnyRecord): string[] {
  const owner = 'owner' in record.data ? record.data.owner : undefined;
  if (typeof owner !== 'string') return [];
  return [`Owner: ${inert(titleOfRef(organisation, `person:${owner.replace(/^person:/, '')}`))}`];
}

/** The way up to the vision, or as far as it gets. */
function wayUp(organisation: Organisation, ref: Ref): string | null {
  const standing = organisation.standing(ref);
  if (standing === null || standing.chain.length === 0) return null;
  const { vision } = organisation.content.settings.config.organization;
  const steps = standing.chain.map((step, at) =>
    at === 0 ? 'this' : `${inert(titleOfRef(organisation, step))} (\`${splitRef(step).id}\`)`,
  );
  if (standing.reached)
    return [...steps, ...(vision === null ? [] : [`*${inert(vision)}*`])].join(' → ');
  return standing.chain.length === 1
    ? 'Leads to no live priority.'
    : `${steps.join(' → ')} → and no further`;
}

/** Text that Markdown shows as it is written: no links, no markup, no HTML. */
function inert(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#+!|~&-]/g, (mark) => `\\${mark}`);
}
