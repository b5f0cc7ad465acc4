/**
 * Run before every file of tests: laws draw the same examples in every run, so that a run says
 * something about the change at hand and nothing about luck. `FC_SEED=7 npm test` draws others;
 * `FC_SEED=random` draws others every time, and fast-check prints the seed of what it finds.
 */
import fc from 'fast-check';

const DRAWN = process.env.FC_SEED ?? '20261121';

if (DRAWN !== 'random') fc.configureGlobal({ seed: Number(DRAWN) });
