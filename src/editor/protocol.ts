/** From our values to those of the language server protocol, whose lines and columns start at 0. */
import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Location,
  type Range,
} from 'vscode-languageserver/node';
import type { Finding, Place, Position, Severity } from '../finding/index.ts';
import type { Suggestion } from './completion.ts';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warn: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export const COMPLETIONS: Record<Suggestion['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Constant,
  id: CompletionItemKind.Reference,
};

/** The address of a file of an organisation. */
export function uriOf(root: string, path: string): string {
  return pathToFileURL(`${root}/${path}`).href;
}

/** The path of a document below a root, with `/`; null for one that lies elsewhere or in no file. */
export function pathIn(root: string, uri: string): string | null {
  const path = pathOf(uri);
  if (path === null) return null;
  const below = relative(root, path).split(sep).join('/');
  return below === '' || below === '..' || below.startsWith('../') || /^[a-z]:/i.test(below)
    ? null
    : below;
}

/** The absolute path of a document; null where it is no file on this machine. */
export function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

export function rangeOf({ start, end }: Pick<Place, 'start' | 'end'>): Range {
  return { start: positionOf(start), end: positionOf(end) };
}

export function locationOf(root: string, place: Place): Location {
  return { uri: uriOf(root, place.file), range: rangeOf(place) };
}

/** A finding as an editor shows it: what happened, what was expected, what to do. */
export function diagnosticOf(root: string, finding: Finding): Diagnostic {
  const { rule, severity, message, expected, hint, related = [], fingerprint } = finding;
  const lines = [message, expected && `Expected: ${expected}.`, hint];
  return {
    range: rangeOf(finding),
    severity: SEVERITIES[severity],
    source: 'throughline',
    code: rule,
    message: lines.filter((line) => line !== undefined && line !== '').join('\n'),
    relatedInformation: related.map((other) => {
      return { message: other.message, location: locationOf(root, other) };
    }),
    data: fingerprint,
  };
}

function positionOf({ line, column }: Position) {
  return { line: line - 1, character: column - 1 };
}
