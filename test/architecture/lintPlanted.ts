import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Source } from './checks/source.ts'

export interface LintFinding {
  /** `path:line` */
  readonly place: string
  /** Such as `lint/style/noRestrictedImports`. */
  readonly rule: string
  readonly message: string
}

interface BiomeReport {
  readonly diagnostics: readonly {
    readonly severity: string
    readonly message: string
    readonly category: string
    readonly location: { readonly path: string; readonly start: { readonly line: number } }
  }[]
}

/** Lints files in a folder of their own with our real configuration, and says what was found. */
export function lintPlanted(sources: readonly Source[], root: string): readonly LintFinding[] {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-lint-'))
  try {
    for (const name of ['biome.json', 'biome.rooms.json', 'package.json', '.gitignore', 'scripts/lint']) {
      cpSync(join(root, name), join(folder, name), { recursive: true })
    }
    for (const { path, text } of sources) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return readReport(lint(folder, root))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function lint(folder: string, root: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  try {
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', timeout: 30_000 })
  } catch (cause) {
    // Biome ends with 1 when it found something, which is what we are here for.
    if (cause instanceof Error && 'stdout' in cause && typeof cause.stdout === 'string' && cause.stdout !== '')
      return cause.stdout
    throw cause
  }
}

function readReport(text: string): readonly LintFinding[] {
  const { diagnostics } = JSON.parse(text) as BiomeReport
  return diagnostics
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ category, message, location }) => ({
      place: `${location.path}:${location.start.line}`,
      rule: category,
      message,
    }))
}
