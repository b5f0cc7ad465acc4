import { MachineError } from '../../finding/index.ts';
import type { DocumentKind, FieldDescription } from '../../schema/index.ts';
import { suggestId } from '../../write/index.ts';
import type { Call, Definition } from '../definition.ts';
import type { Data } from '../field-value.ts';
import type { Ask, Io } from '../io.ts';
import type { Organisation } from '../organisation.ts';

/** Fields that the tool or another command writes, or that are written as a file's own text. */
const NOT_FLAGS = ['body', 'uid', 'formerly', 'x-audit'];

/** The flags are the fields of the kind among the words. */
export async function define(argv: readonly string[]): Promise<Definition> {
  const { NOUNS } = await import('../../link/index.ts');
  const kind = await kindAmong(argv);
  const fields = kind === null ? [] : await flagFields(kind);
  return {
    description:
      kind === null
        ? 'Write one record of a kind: asks on a terminal, or takes its fields as flags.'
        : `Write ${NOUNS[kind]}: asks on a terminal, or takes its fields as flags.`,
    arguments: [
      ['[kind]', 'such as kpi, objective, person'],
      ['[id]', 'its file name without ending; made from the title when left out'],
    ],
    options: [
      ...fields
        .filter(({ name }) => name !== 'audience')
        .map(({ name, description, expected }): [string, string] => [
          `--${flagOf(name)} <value>`,
          `${description.replace(/\.$/, '')} (${expected})`,
        ]),
      [
        '--set <field=value>...',
        'any field by its path, such as target.value=99.9; may be repeated',
      ],
      ['--body <text>', 'the narrative'],
      ['--into <root>', 'the content root to write to; the first one when left out'],
      ['--dry-run', 'print what would be written'],
    ],
    // A record has an audience of its own; the flag that other commands know says it here.
    takes: ['content', 'identity', 'as-of', 'audience'],
    examples: [
      ['throughline new kpi', 'by questions'],
      [
        'throughline new kpi --title "Checkout availability" --owner ana-ruiz --supports reliable-checkout --set target.value=99.95',
        'by flags',
      ],
      ['throughline new person ana-ruiz --name "Ana Ruiz" --team runtime', 'with its id'],
      ['throughline new kpi --help', 'every field of a KPI'],
    ],
    exits: [[1, 'the record would not be valid and was not written']],
    ...(kind === null ? { notes: await kindsNote() } : {}),
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { jsonSchemaOf } = await import('../../schema/index.ts');
  const { kindOf } = await import('../reference.ts');
  const { readOrganisationOnDisk } = await import('../organisation.ts');
  const { readValue, schemasAt, setAt } = await import('../field-value.ts');
  const { planRecord, suggestIdFor } = await import('../new-record.ts');
  const { putRecords } = await import('../put.ts');

  const kind = kindOf(args[0] ?? (await askKind(io)), await documentKinds());
  const schema = jsonSchemaOf(kind);
  const organisation = await readOrganisationOnDisk(io, options);
  const data: Data = {};
  for (const { name } of await flagFields(kind)) {
    const text = options.text(flagOf(name));
    if (text !== null) setAt(data, name, await readValue(schemasAt(schema, name), text));
  }
  for (const assignment of options.texts('set')) {
    const equals = assignment.indexOf('=');
    if (equals < 1) throw new MachineError(`--set expects field=value, not \`${assignment}\`.`);
    const path = assignment.slice(0, equals);
    setAt(data, path, await readValue(schemasAt(schema, path), assignment.slice(equals + 1)));
  }
  const isAnswered = Object.keys(data).length > 0;
  if (io.ask !== null && !isAnswered) await ask(io.ask, organisation, kind, data);
  nameKeyResults(data);

  const today = organisation.result.asOf;
  const id = args[1] ?? suggestIdFor(kind, data, today);
  if (id === '') throw new MachineError(missing(kind, isAnswered));
  const ordered = await inOrder(kind, data);
  const planned = planRecord(
    organisation,
    kind,
    id,
    ordered,
    options.text('body'),
    options.text('into'),
  );
  return putRecords(io, organisation, [planned], options.has('dry-run'));
}

async function askKind(io: Io): Promise<string> {
  const kinds = await documentKinds();
  if (io.ask === null) throw new MachineError(`say which kind: ${kinds.join(', ')}.`);
  return io.ask.choose(
    'What is it?',
    kinds.map((kind) => ({ value: kind, label: kind })),
  );
}

async function ask(
  terminal: Ask,
  organisation: Organisation,
  kind: DocumentKind,
  data: Data,
): Promise<void> {
  const { fieldsOf, jsonSchemaOf } = await import('../../schema/index.ts');
  const { interview } = await import('../interview.ts');
  const name = fieldsOf(kind).find(({ required }) => required)?.name;
  if (name === 'title' || name === 'name') {
    data[name] = await terminal.text({
      message: name === 'name' ? 'What is their name?' : 'What is it called, in plain words?',
      judge: (answer) => (answer === '' ? 'It needs a name.' : null),
    });
  }
  await interview(terminal, organisation, kind, jsonSchemaOf(kind), data);
}

/** Gives key results the id that their title suggests, where they have none. */
function nameKeyResults(data: Data): void {
  const keyResults = data['key_results'];
  if (!Array.isArray(keyResults)) return;
  for (const [index, one] of keyResults.entries()) {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) continue;
    if (Object.hasOwn(one, 'id') || typeof one['title'] !== 'string') continue;
    keyResults[index] = { id: suggestId(one['title']) || `result-${index + 1}`, ...one };
  }
}

/** The data in the order its kind is documented in. */
async function inOrder(kind: DocumentKind, data: Data): Promise<Data> {
  const { fieldsOf } = await import('../../schema/index.ts');
  const names = fieldsOf(kind).map(({ name }) => name);
  const rank = (name: string): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => rank(a) - rank(b)));
}

async function documentKinds(): Promise<DocumentKind[]> {
  const { KINDS } = await import('../../schema/index.ts');
  return KINDS.filter((kind) => kind !== 'measurement');
}

/** The kind that `new` is called with, if any: its fields become flags. */
async function kindAmong(argv: readonly string[]): Promise<DocumentKind | null> {
  const { kindOf } = await import('../reference.ts');
  const kinds = await documentKinds();
  for (const word of argv.slice(argv.indexOf('new') + 1)) {
    if (word.startsWith('-')) continue;
    try {
      return kindOf(word, kinds);
    } catch {
      // Not a kind; the command says so when it is called.
    }
  }
  return null;
}

async function flagFields(kind: DocumentKind): Promise<FieldDescription[]> {
  const { fieldsOf } = await import('../../schema/index.ts');
  return fieldsOf(kind).filter(({ name }) => !NOT_FLAGS.includes(name));
}

function flagOf(name: string): string {
  return name.replaceAll('_', '-');
}

async function kindsNote(): Promise<string> {
  return `Kinds: ${(await documentKinds()).join(', ')}.`;
}

function missing(kind: DocumentKind, isAnswered: boolean): string {
  const name = kind === 'person' ? '--name' : '--title';
  return isAnswered
    ? `a ${kind} needs an id: give ${name}, or the id as the second word.`
    : `say what the ${kind} is, at least with ${name}; throughline new ${kind} --help lists its fields.`;
}
