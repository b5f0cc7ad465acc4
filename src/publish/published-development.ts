import type { Day } from '../calendar/index.ts';
import type { Mention, PublishedRecord } from './published-record.ts';

export interface PublishedDevelopment extends PublishedRecord {
  kind: 'development';
  person: Mention | null;
  cycle: Mention | null;
  goals: PublishedDevelopmentGoal[];
}

export interface PublishedDevelopmentGoal {
  title: string;
  skill: string | null;
  supports: Mention[];
  due: Day | null;
  state: 'proposed' | 'active' | 'done' | 'dropped' | null;
  learning: { title: string; how: string | null; cost: number | null; done: Day | null }[];
}

export interface PublishedRole extends PublishedRecord {
  kind: 'role';
  results: string[];
  actions: string[];
  behaviors: string[];
  skills: { skill: string; level: number | null }[];
}
