/** The days on which the whole organisation's records changed at once. */
export const FIRST_DAY = '2025-05-19';
/** KPIs were sorted into one folder for each perspective. */
export const FOLDERS_DAY = '2026-01-27';
export const HANDLES_DAY = '2026-06-30';

/** The first KPIs had a definition and values alone; targets and links came with the priorities. */
export const TARGETS_BRANCH = 'targets-2026';
export const STRATEGY_BRANCH = 'strategy-2026';
