declare module 'virtual:throughline/publication' {
  import type { Publication } from '../publish/index.ts';

  const publication: Publication;
  export default publication;
}

declare module 'virtual:throughline/theme.css' {}
