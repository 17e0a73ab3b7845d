import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** `npm run dev` looks for the API here. */
const SHOP = process.env.SHOP_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  build: {
    target: 'es2022',
    // Charts are a chunk of their own, loaded after the figures are there; nothing else is this large.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        manualChunks: (id) =>
          /node_modules\/(echarts|zrender|vue-echarts)\//.test(id) ? 'charts' : undefined,
      },
    },
  },
  server: { proxy: { '/v1': SHOP, '/media': SHOP } },
});
