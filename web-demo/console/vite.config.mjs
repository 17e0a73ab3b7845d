import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** `npm run dev` looks for the API here. */
const SHOP = process.env.SHOP_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/console/',
  // Vue 3.4 destructures properties reactively only when it is told to.
  plugins: [vue({ features: { propsDestructure: true } })],
  // Charts, loaded after the figures are there, are 220 KB gzipped; nothing else is this large.
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/v1': SHOP, '/media': SHOP } },
});
