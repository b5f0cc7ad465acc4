import type { Result } from '../audit/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Alignment } from '../measure/index.ts';
import type { ChangeFacts } from './change.ts';
import { type Counts, countFindings, countRecords } from './summary.ts';

/** Raised when a field of the JSON goes away or changes its meaning. */
const VERSION = 1;

/** How every JSON begins. Paths in it are relative to the repository, so `root` is always `.`. */
export interface Head {
  version: typeof VERSION;
  tool: { name: string; version: string };
  root: '.';
  commit: string | null;
  asOf: string;
}

export function headOf(result: Pick<Result, 'tool' | 'commit' | 'asOf'>): Head {
  const { name, version } = result.tool;
  return {
    version: VERSION,
    tool: { name, version },
    root: '.',
    commit: result.commit,
    asOf: result.asOf,
  };
}

/** What `throughline check --format json` prints; its schema is `schemas/check-output.json`. */
export interface CheckOutput extends Head {
  /** Only with `--since`: what the findings are those of. */
  change?: ChangeFacts;
  summary: Counts & {
    records: Record<string, number>;
    /** Paths of the files that nobody here could open. */
    encrypted: readonly string[];
  };
  alignment: Alignment;
  findings: readonly Finding[];
}

export function checkOutput(result: Result, change: ChangeFacts | null = null): CheckOutput {
  const { graph, alignment } = result.scorecard;
  return {
    ...headOf(result),
    ...(change === null ? {} : { change: factsOf(change) }),
    summary: {
      ...countFindings(result),
      records: countRecords(graph.records),
      encrypted: result.encrypted,
    },
    alignment,
    findings: result.findings,
  };
}

function factsOf({ since, base, traceability, old }: ChangeFacts): ChangeFacts {
  return { since, base, traceability, old };
}
