/**
 * The number of the pull or merge request that a commit's message names, in the forms that GitHub,
 * Azure, Bitbucket, Gitea, Forgejo and GitLab give it; null when it names none.
 */
export function pullRequestIn(subject: string, body: string, isMerge: boolean): number | null {
  const found = (isMerge ? mergedIn(subject) : null) ?? SQUASHED.exec(subject) ?? seenIn(body);
  return found ? Number(found[1]) : null;
}

/** GitHub's "(#12)" and GitLab's "(!12)" at the end of a squashed commit's subject. */
const SQUASHED = /\([#!](\d{1,9})\)$/;

/**
 * "Merge pull request #12" (GitHub, Bitbucket Data Center), "Merged PR 12:" (Azure), "Merged in branch
 * (pull request #12)" (Bitbucket Cloud), "Merge pull request 'Title' (#12) from" (Gitea, Forgejo).
 */
function mergedIn(subject: string): RegExpExecArray | null {
  return (
    /^Merged? (?:pull request #|PR #?)(\d{1,9})\b/i.exec(subject) ??
    /^Merged in \S+ \(pull request #(\d{1,9})\)$/.exec(subject) ??
    /^Merge pull request '.*' \([#!](\d{1,9})\) from /.exec(subject)
  );
}

/** GitLab's last line of a merge: "See merge request group/project!12". */
function seenIn(body: string): RegExpExecArray | null {
  const [last = ''] = body.trimEnd().split('\n').slice(-1);
  return /^See merge request [\w./-]*!(\d{1,9})$/.exec(last);
}
