import type { FieldReference, KindReference } from '../../guide/reference.ts';

/** A kind's own fields, and those that every record has. */
export interface KindFields {
  own: FieldReference[];
  shared: FieldReference[];
}

/** Kinds of which no record is written as a document of its own. */
const NO_DOCUMENTS = ['measurement', 'check-in-line', 'configuration'];

/** The fields of a kind, parted from those that stand in every kind of document alike. */
export function fieldsOfKind(kind: KindReference, kinds: readonly KindReference[]): KindFields {
  if (NO_DOCUMENTS.includes(kind.id)) return { own: kind.fields, shared: [] };
  const documents = kinds.filter(({ id }) => !NO_DOCUMENTS.includes(id));
  const others = documents.map(({ fields }) => new Set(fields.map(sameness)));
  const isShared = (field: FieldReference) => others.every((fields) => fields.has(sameness(field)));
  return {
    own: kind.fields.filter((field) => !isShared(field)),
    shared: kind.fields.filter(isShared),
  };
}

function sameness({ path, description }: FieldReference): string {
  return `${path}\u0000${description}`;
}
