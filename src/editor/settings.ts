import { resolve } from 'node:path';
import { type Day, today } from '../calendar/index.ts';
import type { Finding } from '../finding/index.ts';
import { type DocumentEntry, parseFile } from '../parse/index.ts';
import { type ContentRoot, readConfiguration, readSingleFile, type Source } from '../read/index.ts';
import { type Config, type Debt, noDebt, readConfig, readDebt } from '../schema/index.ts';

/** What the program's edge knows: the clock and the environment. */
export interface Surroundings {
  now(): Date;
  env: Readonly<Record<string, string | undefined>>;
}

/** What an organisation is judged by. */
export interface Settings {
  entry: DocumentEntry | null;
  config: Config;
  debt: Debt;
  roots: ContentRoot[];
  asOf: Day;
  findings: Finding[];
}

/** The configuration below `root` as `source` has it, saved or not. Never throws on content. */
export async function readEditorSettings(
  root: string,
  source: Source,
  { now, env }: Surroundings,
): Promise<Settings> {
  const { file, findings } = await readConfiguration(root, source);
  const parsed = file === null ? { entry: null, findings: [] } : parseFile(file);
  const entry = parsed.entry?.format === 'csv' ? null : parsed.entry;
  const read = readConfig(entry, entry !== null || (file === null && findings.length === 0));
  const { config } = read;
  const debt = debtIn(config, source);
  const { as_of: configured, timezone } = config.calendar;
  const sourceDateEpoch = env['SOURCE_DATE_EPOCH'];
  return {
    entry,
    config,
    debt: debt.debt,
    roots: config.content.map((name): ContentRoot => {
      const known = { name, path: resolve(root, name), external: false };
      return config.faulty.has('content') ? { ...known, assumed: true } : known;
    }),
    asOf: today({ flag: null, configured, sourceDateEpoch, now: now(), timezone }),
    findings: [findings, parsed.findings, read.findings, debt.findings].flat(),
  };
}

function debtIn({ audit }: Config, source: Source): { debt: Debt; findings: Finding[] } {
  const bytes = readSingleFile(source, audit.debt);
  return bytes === null ? { debt: noDebt(audit.debt), findings: [] } : readDebt(audit.debt, bytes);
}
