import { join } from 'node:path'
import { type Bundle, buildWhatIsStale } from './building/buildWhatIsStale.ts'

/** `node scripts/build.ts renderer main preload loopback`: builds those of the named that are older than their sources; all without a name. */
const bundles: readonly Bundle[] = ['renderer', 'main', 'preload', 'loopback']
const words = process.argv.slice(2)
const chosen = bundles.filter((bundle) => words.length === 0 || words.includes(bundle))
process.exitCode = buildWhatIsStale(join(import.meta.dirname, '..'), chosen) ? 0 : 1
