import { globSync, readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beginFile, type Collected, takeCollected } from './collect.ts'

/** Loads tests, and what they test, as often as wanted. A module is known by its address: another address, another module. */
export interface TestLoader {
  /** All tests and everything of the room anew. */
  readonly everything: () => Promise<readonly Collected[]>
  /** One test file anew, over the room as it was loaded last. */
  readonly file: (file: string) => Promise<readonly Collected[]>
}

const collectUrl = pathToFileURL(join(import.meta.dirname, 'collect.ts')).href

/** For the tests of these patterns, under the working folder; they come in the order of the patterns. */
export function createTestLoader(patterns: readonly string[]): TestLoader {
  const here = pathToFileURL(process.cwd() + sep).href
  const ofTheRoom = (address: string): boolean => address.startsWith(here) && !address.includes('/node_modules/')
  const stripped = new Map<string, string>()
  let time = 0
  let again = 0
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest' && context.parentURL?.startsWith(here) === true)
        return { url: collectUrl, shortCircuit: true }
      const found = next(specifier, context)
      const [address = found.url, query] = found.url.split('?')
      return ofTheRoom(address) ? { ...found, url: `${address}?${query ?? `time=${time}`}` } : found
    },
    load(url, context, next) {
      const [address = url] = url.split('?')
      if (!ofTheRoom(address) || !address.endsWith('.ts')) return next(url, context)
      const source = stripped.get(address) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(address), 'utf8'))
      stripped.set(address, source)
      return { format: 'module', source, shortCircuit: true }
    },
  })
  const load = async (file: string, query: string): Promise<void> => {
    beginFile(file)
    await import(`${pathToFileURL(join(process.cwd(), file)).href}?${query}`)
  }
  return {
    async everything() {
      time += 1
      takeCollected()
      for (const file of new Set(patterns.flatMap((pattern) => globSync(pattern).sort())))
        await load(file, `time=${time}`)
      return takeCollected()
    },
    async file(file) {
      again += 1
      takeCollected()
      await load(file, `time=${time}&again=${again}`)
      return takeCollected()
    },
  }
}
