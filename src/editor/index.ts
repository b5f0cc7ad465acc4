/** The language server: what is being typed → diagnostics, completions, hovers and edits. Writes nothing. */
export { serveEditor } from './server.ts';
