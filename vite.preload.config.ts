import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The preload as one CommonJS file: a sandboxed preload can neither be an ES module nor require its own files (toolchain 3.1). */
export default defineConfig({
  build: {
    ssr: at('electron/hosts/electron/preload.ts'),
    outDir: at('out/preload'),
    emptyOutDir: true,
    minify: false,
    target: 'chrome140',
    rollupOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
})
