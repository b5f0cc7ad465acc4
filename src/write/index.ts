/** Texts of new files, and the one hand that puts them on disk whole or not at all. */
export { type Change, writeChanges } from './changes.ts';
export { type CiFacts, type CiFile, type CiProvider, ciFiles } from './ci/files.ts';
export { debtText } from './debt-text.ts';
export { plantDemo } from './demo/demo.ts';
export type { Example } from './demo/example.ts';
export { type Disk, realDisk } from './disk.ts';
export { editorFiles, SCHEMA_FOLDER } from './editor.ts';
export { freeId, suggestId } from './identifier.ts';
export type { Writer } from './lock.ts';
export { type Beginning, organisationFiles } from './organisation.ts';
export { recordText } from './record-text.ts';
export { addToJobFile, type ReportFile, writeReports } from './report-files.ts';
export { appendLine } from './table-text.ts';
export type { Writable } from './yaml-text.ts';
