/**
 * What the runner of GitHub Actions makes of a job's output: after `src/Runner.Common/ActionCommand.cs`
 * of actions/runner. Its comparisons follow a culture, in which invisible characters count for nothing.
 */

export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** Commands the runner knows; others are plain lines. */
const KNOWN = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** The commands in a job's output, and the lines that are none. */
export function readLog(output: string): { commands: Command[]; lines: string[] } {
  const commands: Command[] = [];
  const lines: string[] = [];
  for (const line of output.split(/\r\n|\n|\r|\u0085|\u2028|\u2029/)) {
    const command = parseNew(line) ?? parseOld(line);
    if (command !== null) commands.push(command);
    else if (line !== '') lines.push(line);
  }
  return { commands, lines };
}

/** `::name key=value,…::data` at the beginning of a line. */
function parseNew(line: string): Command | null {
  const text = line.trimStart();
  if (!seen(text).trimStart().startsWith('::')) return null;
  const end = text.indexOf('::', text.indexOf('::') + 2);
  if (end < 0) return null;
  const info = text.slice(text.indexOf('::') + 2, end);
  return commandOf(info, text.slice(end + 2), ',', (value) =>
    unescapeAs(value, ['\r', '\n', ':', ',', '%']),
  );
}

/** `##[name key=value;…]data` anywhere in a line. */
function parseOld(line: string): Command | null {
  const text = seen(line);
  const start = text.indexOf('##[');
  const end = text.indexOf(']', start);
  if (start < 0 || end < 0) return null;
  const info = text.slice(start + 3, end);
  return commandOf(info, text.slice(end + 1), ';', (value) =>
    unescapeAs(value, [';', '\r', '\n', ']', '%']),
  );
}

function commandOf(
  info: string,
  data: string,
  between: string,
  read: (value: string) => string,
): Command | null {
  const [name = '', ...rest] = info.split(' ');
  if (!KNOWN.has(name)) return null;
  const pairs = rest
    .join(' ')
    .trim()
    .split(between)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    .filter(([key, value]) => key !== '' && value !== '');
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, read(value)]));
  return { name, properties, data: unescapeAs(data, ['\r', '\n', '%']) };
}

function unescapeAs(value: string, tokens: readonly string[]): string {
  return tokens.reduce((text, token) => {
    const code = token.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return text.replaceAll(`%${code}`, token);
  }, value);
}

/** Text as a comparison by culture sees it. */
function seen(text: string): string {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '');
}
