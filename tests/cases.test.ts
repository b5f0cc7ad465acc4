import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCase } from './situation.ts';

const CASES = join(import.meta.dirname, 'cases');
const situations = readdirSync(CASES).sort();

/** Every folder of `tests/cases` is a test; `UPDATE=1` writes what is found as what is expected. */
describe('situation', () => {
  it.each(situations)('%s', async (name) => {
    const file = join(CASES, name, 'expected.txt');
    const found = await runCase(join(CASES, name));
    if (process.env.UPDATE === '1') writeFileSync(file, found);
    expect(existsSync(file), `${name} has no expected.txt; UPDATE=1 writes it`).toBe(true);
    expect(found).toBe(readFileSync(file, 'utf8'));
  });
});
