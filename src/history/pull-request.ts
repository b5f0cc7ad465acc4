/** The number of the pull request that a commit's subject names, as GitHub and others write it. */
export function pullRequestIn(subject: string, isMerge: boolean): number | null {
  const merged = isMerge ? /^Merged? (?:pull request|PR) #(\d{1,9})\b/i.exec(subject) : null;
  const squashed = merged ?? /\(#(\d{1,9})\)$/.exec(subject);
  return squashed ? Number(squashed[1]) : null;
}
