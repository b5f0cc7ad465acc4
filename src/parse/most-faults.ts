/** Faults shown of one file; further ones would say the same again. */
export const MOST_FAULTS = 50;
