import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The floor of a cold start: the same framework and builder, one word on the page. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../../out/blank', emptyOutDir: true },
})
