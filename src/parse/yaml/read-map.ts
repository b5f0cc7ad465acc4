import { createFinding, type Finding, type Locator } from '../../finding/index.ts';
import type { YamlMap } from '../entry.ts';
import { MOST_FAULTS } from '../most-faults.ts';
import type { Fault } from './fault.ts';
import { YamlPlaces } from './places.ts';
import { readYaml } from './read-yaml.ts';

/** The map a YAML text holds, `{}` for an empty one; null when anything in it is refused. */
export function readMap(
  locator: Locator,
  source: string,
  base: number,
): { data: YamlMap | null; places: YamlPlaces; findings: Finding[] } {
  const places = new YamlPlaces(locator, source, base);
  const { data, faults } = readYaml(source);
  if (faults.length > 0) {
    const shown = faults.slice(0, MOST_FAULTS);
    const findings = shown.map((fault) => findingOf(fault, locator, base, places));
    if (faults.length > MOST_FAULTS) findings.push(countRest(faults, locator, base));
    return { data: null, places, findings };
  }
  if (data === null) return { data: {}, places, findings: [] };
  if (typeof data === 'object' && !Array.isArray(data)) return { data, places, findings: [] };
  return { data: null, places, findings: [refuseRoot(Array.isArray(data), places)] };
}

function findingOf(fault: Fault, locator: Locator, base: number, places: YamlPlaces): Finding {
  const { from, to, message, expected, hint, first } = fault;
  const place = locator.span(base + from, base + to);
  const related = first && [{ message: 'It stands here first.', ...places.key(first) }];
  return createFinding({ rule: 'content/syntax', message, expected, hint, place, related });
}

/** Stands at the first fault that is not shown. */
function countRest(faults: readonly Fault[], locator: Locator, base: number): Finding {
  const rest = faults.slice(MOST_FAULTS);
  const { from = 0, to = from } = rest[0] ?? {};
  const word = rest.length === 1 ? 'fault' : 'faults';
  return createFinding({
    rule: 'content/syntax',
    message: `The file has ${rest.length} more ${word} from here on.`,
    place: locator.span(base + from, base + to),
  });
}

function refuseRoot(isList: boolean, places: YamlPlaces): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: isList
      ? 'The file holds a list.'
      : 'The file holds a text without the name of a field.',
    expected: 'fields, each as `name: value`',
    hint: 'Give what stands here a name, followed by a colon and a space.',
    place: places.top(),
  });
}
