// Whoever imports or requires `electron` gets the stand-in; everything else resolves as ever.
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.mjs', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, format: 'module', shortCircuit: true } : next(specifier, context),
})
