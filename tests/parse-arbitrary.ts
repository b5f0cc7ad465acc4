import fc from 'fast-check';
import type { YamlValue } from '../src/parse/index.ts';

const pieces = (...texts: string[]) =>
  fc.array(fc.constantFrom(...texts), { maxLength: 40 }).map((parts) => parts.join(''));

/** What YAML is made of, and where its readers go wrong. */
export const yamlText = pieces(
  ...[
    'a',
    'b: ',
    'c:\n',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    '\t',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
  ],
  ...[
    ': ',
    '? ',
    '# x\n',
    '&x ',
    '*x',
    '!t ',
    '| \n',
    '>-\n',
    '---\n',
    '...\n',
    '%Y\n',
    '<<: ',
    '~',
  ],
  ...[
    '1',
    '-0',
    '.5',
    '1e9',
    '99.95',
    'true',
    'null',
    '\r\n',
    '\r',
    '\u2028',
    '\uFEFF',
    'é',
    '😀',
    '\\',
  ],
);
/** What tables are made of. */
export const csvText = pieces(
  ...[
    'a',
    'b',
    ',',
    ',',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '\f',
    '1',
    '😀',
    '<<<<<<< \n',
    ';',
    '\u00a0',
  ],
);
/** What narratives are made of. */
export const mdxText = pieces(
  ...[
    'a',
    '<Kpi id="x" />',
    '<Trend kpi="y"/>',
    '<b>',
    '</b>',
    '{',
    '}',
    'x',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '`',
    '*',
  ],
  ...[
    '_',
    '[',
    '](',
    ')',
    '\\',
    '<',
    '/>',
    'import ',
    'export ',
    '"',
    '=',
    '\r\n',
    '\t',
    '😀',
    '\uFEFF',
    '# ',
  ],
);

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((text) => {
  return !['constructor', 'prototype', 'true', 'false', 'null', 'body'].includes(text);
});
const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.integer({ min: -99_999, max: 99_999 }).map((number) => number / 100),
    fc.string(),
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
/** Data of a record as it may be written down. */
export const record = fc.dictionary(name, tree, { minKeys: 1, maxKeys: 6, noNullPrototype: true });
