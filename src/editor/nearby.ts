/** Rules that look at more than a record, what it leads to and what leads to it. */
const WIDE =
  /^(?:focus|strategy|history)\/|^(?:audit\/debt|content\/unique-id|kpi\/overlaps|check-in\/agrees-with-data|kpi\/lag-has-lead)$/;

/** Whether a rule can be judged on a file in its neighbourhood; the law of it is a test. */
export function isNearby(rule: string): boolean {
  return !WIDE.test(rule);
}
