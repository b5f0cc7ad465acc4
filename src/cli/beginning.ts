import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Day, today } from '../calendar/index.ts';
import { CONFIG_FILE, endingOf } from '../read/index.ts';
import { type Beginning, editorFiles, organisationFiles, SCHEMA_FOLDER } from '../write/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import { asOfFlag } from './organisation.ts';
import type { Planned } from './rehearsal.ts';

const CONTENT = 'content';
const IGNORED = 'node_modules/\ndist/\n.throughline/\n';
const RECORD_ENDINGS = ['.md', '.mdx', '.yaml', '.yml', '.csv'];

/** Whether an organisation lies in the folder already: a configuration, or records. */
export function findTargets(root: string): { hasOrganisation: boolean } {
  const hasConfiguration = existsSync(join(root, CONFIG_FILE));
  return { hasOrganisation: hasConfiguration || holdsRecords(join(root, CONTENT)) };
}

/** What `init` writes and what it leaves; `answers` null when there is an organisation already. */
export function planOrganisation(
  io: Io,
  root: string,
  answers: Beginning | null,
  options: Options,
): { planned: Planned[]; left: string[] } {
  const files = [
    ...(answers === null ? [] : organisationFiles(answers, todayOf(io, options))),
    ...editorFiles([CONTENT]),
    { path: '.gitignore', text: IGNORED },
  ];
  const left = files.map(({ path }) => path).filter((path) => isThere(join(root, path)));
  if (answers === null)
    left.unshift(existsSync(join(root, CONFIG_FILE)) ? CONFIG_FILE : `${CONTENT}/`);
  const planned = files
    .filter(({ path }) => !left.includes(path))
    .map(({ path, text }) => {
      return { shown: path, base: root, path, within: path, text, before: null };
    });
  return { planned, left };
}

/** Asks what was not given by flags; on no terminal, or with `--yes`, the defaults are taken. */
export async function gatherAnswers(io: Io, root: string, options: Options): Promise<Beginning> {
  const git = await io.gitIdentity();
  const ask = options.has('yes') ? null : io.ask;
  const answer = async (flag: string, message: string, initial: string): Promise<string> => {
    const given = options.text(flag);
    if (given !== null && given.trim() !== '') return given.trim();
    return ask === null ? initial : ask.text({ message, initial });
  };
  return {
    organization: await answer('name', 'What is the organisation called?', titleOf(root)),
    vision: await answer(
      'vision',
      'What is it trying to become, in a sentence?',
      'People rely on us without having to think about it.',
    ),
    priority: await answer(
      'priority',
      'What matters most for that? (the first strategic priority)',
      'Customers can rely on us',
    ),
    team: await answer('team', 'What is your team called?', 'Core team'),
    person: await answer('person', 'What is your name?', git.name ?? 'Alex Example'),
    email: git.email,
  };
}

/** Says on stderr what to type next. */
export function tellNext(io: Io, root: string, isNew: boolean): void {
  if (!existsSync(join(root, SCHEMA_FOLDER))) {
    io.stderr.write(
      'Editors complete fields once the package lies here: npm install --save-dev throughline\n',
    );
  }
  if (isNew) io.stderr.write(`Next: ${io.called} check, then ${io.called} dev\n`);
}

function todayOf(io: Io, options: Options): Day {
  return today({
    flag: asOfFlag(options),
    configured: null,
    sourceDateEpoch: io.env['SOURCE_DATE_EPOCH'],
    now: io.now(),
    timezone: 'UTC',
  });
}

function titleOf(root: string): string {
  const words = basename(root)
    .replace(/[-_.]+/g, ' ')
    .trim();
  return words === '' ? 'Example' : words.charAt(0).toUpperCase() + words.slice(1);
}

function holdsRecords(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) =>
    RECORD_ENDINGS.includes(endingOf(String(name).replaceAll('\\', '/'))),
  );
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
