const NAMES = [
  'ink',
  'ink-soft',
  'hairline',
  'rule',
  'accent',
  'paper',
  'on-track',
  'off-track',
] as const;
export type Colours = Record<(typeof NAMES)[number], string> & { family: string };

/** The site's colours in the scheme that is on, as a canvas takes them. */
export function readColours(beside: HTMLElement): Colours {
  const probe = document.createElement('span');
  beside.append(probe);
  const found = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  const family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return { ...(Object.fromEntries(found) as Record<(typeof NAMES)[number], string>), family };
}

/** Calls back whenever the scheme changes, by the reader's machine or by the switch. */
export function onScheme(change: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', change);
  new MutationObserver(change).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-scheme'],
  });
}
