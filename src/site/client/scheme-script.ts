/**
 * Runs before the first paint, so that a chosen scheme does not flash. Its hash is in the policy;
 * the same text goes into the page and into the hash.
 */
export const SCHEME_SCRIPT =
  "try{const s=localStorage.getItem('throughline-scheme');if(s==='dark'||s==='light')document.documentElement.dataset.scheme=s}catch{}";
