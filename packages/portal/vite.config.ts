import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.ts';

const SERVER = 'http://127.0.0.1:9282';

export default defineConfig({
  plugins: [react(), compressAssets()],
  resolve: {
    // Other packages in the tree bring newer React: Backstage's contexts need this one, and only one.
    dedupe: ['react', 'react-dom', 'react-router-dom', '@backstage/core-plugin-api', '@tanstack/react-query'],
  },
  // Backstage's code calls the global object as Node does.
  define: { global: 'globalThis' },
  build: {
    target: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 600,
    reportCompressedSize: true,
  },
  // The Host must stay the page's own: the server refuses what comes from other sites.
  server: { proxy: { '/graphql': { target: SERVER, changeOrigin: false } } },
});
