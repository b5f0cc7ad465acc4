import { FOLDERS, KINDS } from '../schema/index.ts';

/** Where the package keeps the JSON Schemas, seen from the root of a repository that installed it. */
export const SCHEMA_FOLDER = 'node_modules/throughline/schemas';

/**
 * Settings that make an editor complete and check records: the JSON Schema of each kind for the
 * `.yaml` files of its folder in every content root, and that of the configuration.
 */
export function editorFiles(contentRoots: readonly string[]): { path: string; text: string }[] {
  const schemas: Record<string, string | string[]> = {
    [`./${SCHEMA_FOLDER}/throughline.json`]: 'throughline.yaml',
  };
  for (const kind of KINDS) {
    // Measurements are tables of comma-separated values, which no JSON Schema describes.
    if (kind === 'measurement') continue;
    schemas[`./${SCHEMA_FOLDER}/${kind}.json`] = contentRoots.flatMap((root) =>
      ['yaml', 'yml'].map((ending) => `${root}/${FOLDERS[kind]}/**/*.${ending}`),
    );
  }
  return [
    { path: '.vscode/settings.json', text: json({ 'yaml.schemas': schemas }) },
    { path: '.vscode/extensions.json', text: json({ recommendations: ['redhat.vscode-yaml'] }) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
