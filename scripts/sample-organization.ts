/**
 * Writes an organisation of any size, the same bytes for the same numbers:
 * `node scripts/sample-organization.ts --kpis 1000 --objectives 400 --check-ins 10000 --points 52 --out DIR`
 */
import { parseArgs } from 'node:util';
import { writeSampleOrganization } from './sample/write.ts';

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

const count = writeSampleOrganization(values.out, {
  kpis: Number(values.kpis),
  objectives: Number(values.objectives),
  checkIns: Number(values['check-ins']),
  points: Number(values.points),
  seed: Number(values.seed),
});
console.log(`${count} files in ${values.out}`);
