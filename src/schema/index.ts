/** Entry → record: the kinds and their fields, the configuration, ids, JSON Schemas. */
export { audienceOfBroken, defaultAudience, isSilentAbout } from './audience.ts';
export { collectRecords } from './collect.ts';
export type { Config } from './config.ts';
export type { RuleSetting } from './config-schema.ts';
export { type Debt, type DebtEntry, noDebt, readDebt } from './debt-file.ts';
export { isSound } from './document-record.ts';
export { type FieldDescription, fieldAt, fieldsOf, keyOrder } from './fields.ts';
export { isId, isWebAddress, titleFrom } from './identifier.ts';
export { type Identity, identify, isPlaced, isReadme } from './identity.ts';
export {
  checkInLineJsonSchema,
  configJsonSchema,
  type JsonSchema,
  jsonSchemaOf,
} from './json-schema.ts';
export { FOLDERS, type Folder, KINDS, type Kind, type Ref, refOf, splitRef } from './kind.ts';
export type {
  ChangeKeyResult,
  DocumentKind,
  HoldKeyResult,
  KeyResult,
  KeyResultMilestone,
  KpiKeyResult,
  MilestoneKeyResult,
  SurveyGroup,
  Unit,
} from './kinds/index.ts';
export { listed } from './local-faults.ts';
export type { Conditions, FieldTest, LocalRule, Neighbours } from './local-rule.ts';
export { NOUNS, PURPOSES } from './noun.ts';
export { readConfig } from './read-config.ts';
export type {
  AnyRecord,
  Audience,
  BrokenRecord,
  RecordOf,
  Records,
  RecordsByFolder,
} from './record.ts';
