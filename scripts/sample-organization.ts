/**
 * Writes an organisation of any size, the same bytes for the same numbers:
 * `node scripts/sample-organization.ts --kpis 1000 --objectives 400 --check-ins 10000 --points 52 --out DIR`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleOrganization } from './sample/organization.ts';
import type { Size } from './sample/shape.ts';

const { values } = parseArgs({
  options: {
    kpis: { type: 'string', default: '100' },
    objectives: { type: 'string', default: '40' },
    'check-ins': { type: 'string', default: '500' },
    points: { type: 'string', default: '52' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
if (values.out === undefined) throw new Error('Say where to write: --out DIR');

const count = writeOrganization(values.out, {
  kpis: Number(values.kpis),
  objectives: Number(values.objectives),
  checkIns: Number(values['check-ins']),
  points: Number(values.points),
  seed: Number(values.seed),
});
console.log(`${count} files in ${values.out}`);

function writeOrganization(folder: string, size: Size): number {
  let count = 0;
  for (const { path, text } of sampleOrganization(size)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    count += 1;
  }
  return count;
}
