import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The worklist on a page without a back end, to measure what a biller's key costs. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../../out/benchWorklist', emptyOutDir: true },
})
