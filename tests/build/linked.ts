/** What tests of links look at: the findings and the links of some content. */
import { expect } from 'vitest';
import type { Finding } from '../../src/finding/index.ts';
import type { Graph, LinkKind } from '../../src/link/index.ts';
import { type Content, type Fields, organization } from './organization.ts';

export const PEOPLE = { people: { 'ana-ruiz': {}, 'bo-chen': {} } };

/** The findings of some content, of one rule or all. */
export function findingsOf(content: Content, rule?: string): Finding[] {
  const { findings } = organization(content);
  return rule === undefined ? findings : findings.filter((finding) => finding.rule === rule);
}

/** The only finding of some content; fails the test when there are more or none. */
export function onlyFinding(content: Content): Finding {
  const findings = findingsOf(content);
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toHaveLength(1);
  return findings[0] as Finding;
}

/** Links as `from kind to`, in the order of the graph. */
export function linksOf(graph: Graph, kind?: LinkKind): string[] {
  return graph.links
    .filter((link) => kind === undefined || link.kind === kind)
    .map(({ from, kind, to }) => `${from} ${kind} ${to}`);
}

/** A key result that holds a count. */
export function hold(id: string): Fields {
  return { id, title: `Key result ${id}`, unit: { kind: 'count' }, hold: { max: 5 } };
}

/** The first and last day of a cycle. */
export function span(start: string, end: string) {
  return { start, end };
}
