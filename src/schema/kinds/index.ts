import type { z } from 'zod';
import type { Kind } from '../kind.ts';
import { budget } from './budget.ts';
import { checkIn } from './check-in.ts';
import { cycle } from './cycle.ts';
import { development } from './development.ts';
import { feedback } from './feedback.ts';
import { initiative } from './initiative.ts';
import { kpi } from './kpi.ts';
import type { Measurement } from './measurement.ts';
import { objective } from './objective.ts';
import { person } from './person.ts';
import { priority } from './priority.ts';
import { review } from './review.ts';
import { role } from './role.ts';
import { team } from './team.ts';

/** The kinds whose records are documents; measurements are tables and have no schema here. */
export type DocumentKind = Exclude<Kind, 'measurement'>;

/** The schema of each kind of document. */
export const SCHEMAS = {
  priority,
  objective,
  kpi,
  initiative,
  'check-in': checkIn,
  cycle,
  team,
  person,
  role,
  review,
  feedback,
  development,
  budget,
} as const satisfies Record<DocumentKind, z.ZodObject>;

/** What the data of a kind looks like once validated. */
export type DataOf<K extends Kind> = K extends DocumentKind
  ? z.output<(typeof SCHEMAS)[K]>
  : Measurement;

export type { SurveyGroup } from './feedback.ts';
export type { Unit } from './field.ts';
export type {
  ChangeKeyResult,
  HoldKeyResult,
  KeyResult,
  KeyResultMilestone,
  KpiKeyResult,
  MilestoneKeyResult,
} from './key-result.ts';
