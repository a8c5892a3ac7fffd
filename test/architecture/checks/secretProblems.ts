import { lineAt, type Source } from './source.ts'

/** What keys look like, of ours and of others. */
const secrets: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g],
  ['an access key of a cloud', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['a token of a code host', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36})\b/g],
  ['a token of a chat', /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/g],
  ['a key of a service', /\b(?:sk|rk)[-_](?:live|test|ant|proj)[-_][A-Za-z0-9_-]{16,}\b/g],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}\b/g],
  ['a password in an address', /\b[a-z]+:\/\/[^\s/:@'"`$<{]+:[^\s/:@'"`$<{]{4,}@[^\s/'"`]+/g],
  ['a raw key of a record', /(?:key|secret|token|password)['"]?\s*[:=]\s*['"`][0-9a-f]{64}['"`]/gi],
]

/** A test's own made-up key repeats itself; a real one does not. */
const isMadeUp = (found: string): boolean => /(.{1,4})\1{5,}/.test(found)

/** Keys and passwords that stand in a file of the tree, whatever kind of file it is. */
export function secretProblems(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    secrets.flatMap(([what, pattern]) =>
      [...text.matchAll(pattern)]
        .filter(({ 0: found }) => !isMadeUp(found))
        .map(
          ({ index }) =>
            `${path}:${lineAt(text, index)} holds what looks like ${what}: take it out, and give whatever it opened a new one.`,
        ),
    ),
  )
}
