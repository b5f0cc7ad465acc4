/** The kinds of record, in the order they are listed everywhere. */
export const KINDS = [
  'priority',
  'objective',
  'kpi',
  'measurement',
  'initiative',
  'check-in',
  'cycle',
  'team',
  'person',
  'role',
  'review',
  'feedback',
  'development',
  'budget',
] as const;
export type Kind = (typeof KINDS)[number];

/** The folder that holds a kind's records; also its word in addresses and in the model. */
export const FOLDERS = {
  priority: 'strategy',
  objective: 'objectives',
  kpi: 'kpis',
  measurement: 'measurements',
  initiative: 'initiatives',
  'check-in': 'check-ins',
  cycle: 'cycles',
  team: 'teams',
  person: 'people',
  role: 'roles',
  review: 'reviews',
  feedback: 'feedback',
  development: 'development',
  budget: 'budgets',
} as const satisfies Record<Kind, string>;
export type Folder = (typeof FOLDERS)[Kind];

/** Names a record, `kpi:checkout-p95`, or a key result, `key-result:faster-checkout.p95`. */
export type Ref = `${Kind | 'key-result'}:${string}`;

export function refOf(kind: Kind | 'key-result', id: string): Ref {
  return `${kind}:${id}`;
}

/** Splits a reference at its first colon. */
export function splitRef(ref: Ref): { kind: Kind | 'key-result'; id: string } {
  const colon = ref.indexOf(':');
  return { kind: ref.slice(0, colon) as Kind | 'key-result', id: ref.slice(colon + 1) };
}
