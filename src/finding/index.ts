/** Place, Finding and their order: the one vocabulary of every stage. Imports no sibling. */
export {
  compareFindings,
  compareText,
  createFinding,
  type EntityRef,
  type Finding,
  type FindingDraft,
  type Instead,
  type Related,
  type Severity,
} from './finding.ts';
export { MachineError } from './machine-error.ts';
export { meant, nearest } from './nearest.ts';
export { Locator, type Place, type Position, startOf } from './place.ts';
