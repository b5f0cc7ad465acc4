/** Texts of new files, and the one hand that puts them on disk whole or not at all. */
export { type Change, mayBeWritten, type Written, writeChanges } from './changes.ts';
export { type Planted, plantDemo } from './demo/demo.ts';
export type { Example } from './demo/example.ts';
export { type Disk, realDisk } from './disk.ts';
export { editorFiles, SCHEMA_FOLDER } from './editor.ts';
export { freeId, suggestId } from './identifier.ts';
export type { Writer } from './lock.ts';
export { type Beginning, organisationFiles } from './organisation.ts';
export { type NewRecord, recordText } from './record-text.ts';
export { appendLine, type Cells } from './table-text.ts';
export { weekOf } from './week.ts';
export { type Writable, yamlText } from './yaml-text.ts';
