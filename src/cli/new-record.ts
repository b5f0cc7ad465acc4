import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Day, isoWeek } from '../calendar/index.ts';
import { MachineError } from '../finding/index.ts';
import { type DocumentKind, FOLDERS, isId, refOf } from '../schema/index.ts';
import { recordText, SCHEMA_FOLDER, suggestId } from '../write/index.ts';
import type { Data } from './field-value.ts';
import type { Organisation } from './organisation.ts';
import { placeNew } from './places.ts';
import type { Planned } from './rehearsal.ts';

/** Kinds whose records tell something; the others are data alone, which editors complete. */
const TOLD: readonly DocumentKind[] = [
  'priority',
  'objective',
  'initiative',
  'check-in',
  'review',
  'feedback',
];

/** What a new record's narrative begins with, to be replaced. */
const SKELETONS: Partial<Record<DocumentKind, string>> = {
  priority: 'Say here why this matters more than what you chose not to pursue.',
  objective: 'Say here why now, and what you will not do meanwhile.',
  initiative: 'Say here what will be different when it is done.',
  review: 'Say here what was said, what happened, and what follows from it.',
};

/** A new record as a file: refuses an id that cannot be one or that is taken. */
export function planRecord(
  organisation: Organisation,
  kind: DocumentKind,
  id: string,
  data: Data,
  body: string | null,
  into: string | null,
): Planned {
  const { graph } = organisation.result.scorecard;
  if (!id.split('/').every(isId)) {
    throw new MachineError(
      `\`${id}\` cannot be an id. Write small letters, digits and single hyphens, at most 64, such as checkout-p95.`,
    );
  }
  const taken =
    graph.find(refOf(kind, id))?.file ??
    graph.broken.find((record) => record.kind === kind && record.id === id)?.file;
  if (taken !== undefined) {
    throw new MachineError(
      `${taken} has the id \`${id}\` already. Give another one as the second word.`,
    );
  }
  const format = TOLD.includes(kind) ? 'md' : 'yaml';
  const place = placeNew(organisation, into, `${FOLDERS[kind]}/${id}.${format}`);
  const schema = schemaFrom(organisation.root, join(place.base, place.path), kind);
  const narrative = body ?? (format === 'md' ? (SKELETONS[kind] ?? '') : '');
  const text =
    format === 'md'
      ? recordText({ format, data, body: narrative })
      : recordText({
          format,
          data: narrative === '' ? data : { ...data, body: narrative },
          schema,
        });
  return { ...place, text, before: null };
}

/** The id a record's data suggests; empty when it suggests none. */
export function suggestIdFor(kind: DocumentKind, data: Data, today: Day): string {
  const text = (field: string): string => {
    const value = data[field];
    return typeof value === 'string' ? value : '';
  };
  const id = (field: string): string => text(field).slice(text(field).lastIndexOf(':') + 1);
  switch (kind) {
    case 'person':
      return suggestId(text('name'));
    case 'check-in':
      return `${isoWeek(text('date') || today)}/${firstOf(data['about']) || 'check-in'}`;
    case 'review':
      return below(
        id('cycle'),
        suggestId(text('title')) || suggestId(`${id('subject') || 'cycle'} ${text('kind')}`),
      );
    case 'feedback':
      return below(
        id('cycle') || isoWeek(text('date') || today),
        suggestId(text('title')) ||
          suggestId(id('subject') ? `${id('subject')} 360` : `${id('from')} to ${id('to')}`),
      );
    case 'development':
      return suggestId(text('title')) || suggestId(`${id('person')} ${id('cycle')}`);
    default:
      return suggestId(text('title'));
  }
}

function below(folder: string, name: string): string {
  return folder === '' || name === '' ? name : `${suggestId(folder)}/${name}`;
}

function firstOf(about: unknown): string {
  const first: unknown = Array.isArray(about) ? about[0] : about;
  return typeof first === 'string' ? suggestId(first.slice(first.lastIndexOf(':') + 1)) : '';
}

/** The path from a new file to its JSON Schema, where the package is installed in the repository. */
function schemaFrom(root: string, file: string, kind: DocumentKind): string | undefined {
  const schema = join(root, SCHEMA_FOLDER, `${kind}.json`);
  return existsSync(schema) ? relative(dirname(file), schema).replaceAll('\\', '/') : undefined;
}
