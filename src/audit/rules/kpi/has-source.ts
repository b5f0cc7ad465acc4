import type { RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { nameOf } from '../../wording.ts';

/** One finding for each thing a source does not say; without a source, one for all. */
export const hasSource = defineRule({
  id: 'kpi/has-source',
  demands: 'A KPI says where its values come from and how; an automatic one, how to ask for them.',
  recommended: 'error',
  *judge(scorecard) {
    for (const kpi of liveKpis(scorecard)) {
      if (kpi.faulty.has('source')) continue;
      const name = nameOf(scorecard.graph, kpi.ref);
      for (const fault of faultsOf(kpi, name)) yield reportOn(kpi, fault);
    }
  },
});

function* faultsOf(kpi: RecordOf<'kpi'>, name: string): Iterable<Fault> {
  const { source } = kpi.data;
  if (source === undefined) {
    yield {
      at: ['source'],
      message: `${name} does not say where its values come from.`,
      expected: 'a source, such as `source: {system: help desk, method: manual}`',
      hint: 'Name the system the values are read from, so that anybody can check one.',
    };
    return;
  }
  if (source.system === undefined) {
    yield {
      at: ['source', 'system'],
      message: `The source of ${name} names no system.`,
      expected: '`system:` with the name of what the values are read from',
      hint: 'Name the system, the survey or the spreadsheet.',
    };
  }
  if (source.method === undefined) {
    yield {
      at: ['source', 'method'],
      message: `The source of ${name} does not say how the values get here.`,
      expected: '`method: manual` or `method: automatic`',
      hint: 'Say whether a person enters the values or a machine does.',
    };
  }
  if (source.method === 'automatic' && source.query === undefined && source.url === undefined) {
    yield {
      at: ['source', 'query'],
      message: `The values of ${name} come automatically, but nothing says how to ask for them.`,
      expected: '`query:` with the question put to the system, or `url:` where the answer is seen',
      hint: 'Add one of the two, so that a value can be checked at its source.',
    };
  }
}
