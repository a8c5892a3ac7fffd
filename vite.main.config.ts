import { cpSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Files the program reads at run time lie beside it as they lie beside their sources. */
function besideTheProgram() {
  return {
    name: 'chairside-files-beside-the-program',
    closeBundle() {
      cpSync(at('electron/db/migrations'), at('out/main/migrations'), { recursive: true })
      cpSync(at('resources/catalogue'), at('out/main/catalogue'), { recursive: true })
      for (const font of ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'])
        cpSync(at(`node_modules/@expo-google-fonts/inter/${font}`), at(`out/main/fonts/${basename(font)}`))
    },
  }
}

/** The main process as one ES module; Electron, Node and the database binding stay outside. */
export default defineConfig({
  plugins: [besideTheProgram()],
  build: {
    ssr: at('electron/hosts/electron/main.ts'),
    outDir: at('out/main'),
    emptyOutDir: true,
    minify: false,
    target: 'node24',
    rollupOptions: {
      external: ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name].js' },
    },
  },
  // pdfmake asks where it lies, as a CommonJS file may; in a bundle of ES modules nobody else answers.
  define: { __dirname: 'import.meta.dirname' },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
})
