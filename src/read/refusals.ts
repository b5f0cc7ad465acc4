import { createFinding, type Finding, startOf } from '../finding/index.ts';

/** A symbolic link, to whatever it may lead. */
export function refuseLink(name: string): Finding {
  return refuse(
    name,
    'This is a link, and links are not followed.',
    'Put the file or the folder itself here.',
  );
}

/** A pipe, a socket or a device. */
export function refuseSpecial(name: string): Finding {
  return refuse(
    name,
    'This is neither a file nor a folder, but a pipe, a socket or a device.',
    'Take it out of the content.',
  );
}

/** Another repository in place of a folder: a commit names it, and holds none of its files. */
export function refuseSubmodule(name: string): Finding {
  return refuse(
    name,
    'This is a submodule: another repository, whose files no commit of this one holds.',
    'Put the files themselves here, or give the other checkout by --content.',
  );
}

/** A name in bytes that are not UTF-8. */
export function refuseName(name: string): Finding {
  return refuse(name, 'The name of this file is not UTF-8.', 'Rename it.');
}

/** What the machine said when a file or folder was opened. */
export function refuseError(name: string, error: unknown): Finding {
  const code = codeOf(error);
  if (code === 'ELOOP' || code === 'EMLINK') return refuseLink(name);
  const reason = REASONS[code];
  if (reason !== undefined) return refuse(name, ...reason);
  if (code === 'ENOENT' && name.includes('\uFFFD')) return refuseName(name);
  return refuse(
    name,
    `The machine could not read this (${code}).`,
    'Try again, and look at the disk if it stays so.',
  );
}

/** Node's code of an error of the machine; anything else is a bug of ours and goes on. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  throw error;
}

/** Sentences for what happens to ordinary people's files. */
const REASONS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  EACCES: ['Reading this is not permitted.', 'Give whoever runs the check the right to read it.'],
  EPERM: ['Reading this is not permitted.', 'Give whoever runs the check the right to read it.'],
  ENXIO: [
    'This is neither a file nor a folder, but a pipe, a socket or a device.',
    'Take it out of the content.',
  ],
  ENAMETOOLONG: ['The path of this file is too long for the machine.', 'Shorten its name.'],
};

/** A file larger than its ending allows, in bytes. */
export function refuseSize(name: string, size: number, limit: number): Finding {
  return createFinding({
    rule: 'content/readable',
    message: `The file is ${inMebibytes(size)} MiB large.`,
    expected: `at most ${inMebibytes(limit)} MiB`,
    hint: 'Keep one record in a file, and large material outside of the content.',
    place: startOf(name),
  });
}

/** Rounded up to a tenth, so that what is too large never reads like the limit. */
function inMebibytes(bytes: number): string {
  return String(Math.ceil((bytes / 1024 / 1024) * 10) / 10);
}

function refuse(name: string, message: string, hint: string): Finding {
  return createFinding({ rule: 'content/readable', message, hint, place: startOf(name) });
}
