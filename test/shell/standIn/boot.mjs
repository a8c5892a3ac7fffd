// Electron's own arguments come first, then the main file, then the app's: the app sees [executable, main, ...its own].
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const own = process.argv.slice(2)
const main = own.findIndex((argument) => !argument.startsWith('--'))
const switches = own.slice(0, main)
globalThis.standInSwitches = switches
process.argv.splice(1, process.argv.length, path.resolve(own[main]), ...own.slice(main + 1))
await import(pathToFileURL(process.argv[1]).href)
