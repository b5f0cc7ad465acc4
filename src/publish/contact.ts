import type { Finding } from '../finding/index.ts';
import type { RecordOf, Records } from '../schema/index.ts';

/** How to reach a person, and what ties them to accounts elsewhere, is for no page. */
export function withoutContacts(records: Records): Records {
  return { ...records, people: records.people.map(withoutContact) };
}

function withoutContact(person: RecordOf<'person'>): RecordOf<'person'> {
  const { contact: _contact, handles: _handles, ...data } = person.data;
  return { ...person, data };
}

const FIELDS = /`(?:contact|handles|email|github|gitlab)`/;

/** A finding about such a field quotes what stands in it: it is told without. */
export function withoutQuotedContact(finding: Finding): Finding {
  const { message, expected, hint, ...rest } = finding;
  if (finding.entity?.kind !== 'person') return finding;
  if (!FIELDS.test(`${message} ${expected ?? ''} ${hint ?? ''}`)) return finding;
  return {
    ...rest,
    message: 'What is said about reaching this person is not as it should be.',
    hint: 'See throughline check.',
  };
}
