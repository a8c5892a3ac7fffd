import { cpSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** As deep under the root as its source, so that the paths to what lies beside it are the same. */
const folder = 'out/loopback/program'

/**
 * The host for a browser as one file, and one for what it reads later: Node reads the sources module by module, three times as
 * slowly. Node and the database binding stay outside.
 */
export default defineConfig({
  plugins: [
    {
      name: 'chairside-files-beside-the-program',
      closeBundle: () => {
        cpSync(at('electron/db/migrations'), at(`${folder}/migrations`), { recursive: true })
        cpSync(at('resources/catalogue'), at(`${folder}/catalogue`), { recursive: true })
      },
    },
  ],
  build: {
    ssr: at('electron/hosts/loopback/main.ts'),
    outDir: at(folder),
    emptyOutDir: true,
    minify: false,
    target: 'node24',
    rollupOptions: {
      external: ['better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name].js' },
    },
  },
  // pdfmake asks where it lies, as a CommonJS file may; in a bundle of ES modules nobody else answers.
  define: { __dirname: 'import.meta.dirname' },
  ssr: { noExternal: true, external: ['better-sqlite3'] },
})
