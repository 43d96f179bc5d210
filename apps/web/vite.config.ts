import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import { defineConfig } from 'vite'

/** Where `npm run dev` finds the server. */
const server = process.env.GESSO_DEV_SERVER ?? 'http://127.0.0.1:4242'

// The host stays as the browser sent it: the server compares it with the page's origin.
const toServer = { target: server, changeOrigin: false }

export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    // Our packages do nothing when they are imported: a page that uses a cell does not load the whole editor.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/packages\//, sideEffects: false }] },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': toServer, '/files': toServer, '/v1': toServer, '/healthz': toServer },
  },
})
