// The example organisation as an Astro site of its own, to show the integration at work. The command
// `throughline build` needs none of this.
import { defineConfig } from 'astro/config';
import throughline from './src/astro.ts';

export default defineConfig({
  srcDir: './src/site',
  integrations: [throughline()],
});
