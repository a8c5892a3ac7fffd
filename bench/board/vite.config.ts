import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The board's own parts on a page without a back end, to measure one redraw. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../../out/benchBoard', emptyOutDir: true },
})
