/**
 * Where a rule's page is: `rules/KIND/NAME.md` beside this module, in the sources and, as the
 * build copies the pages, in the package.
 */
export function rulePage(id: string): URL {
  return new URL(`rules/${id}.md`, import.meta.url);
}
