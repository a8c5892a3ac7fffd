import { readImports } from './imports.ts'
import { isTest, type Source } from './source.ts'

/** Circles of imports, types included: two files that need each other are one subject, or miss a third below them. */
export function cycleProblems(sources: readonly Source[]): readonly string[] {
  const next = new Map<string, Set<string>>()
  for (const { from, target } of readImports(sources.filter(({ path }) => !isTest(path)))) {
    if (target === null) continue
    next.set(from.path, (next.get(from.path) ?? new Set()).add(target))
  }
  const done = new Set<string>()
  const problems: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      const circle = [...trail.slice(at), path].join(' → ')
      problems.push(`${path}:1 imports itself in a circle (${circle}): move what both need into a file below them.`)
      return
    }
    if (done.has(path)) return
    for (const target of next.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return problems
}
