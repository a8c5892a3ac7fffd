import { relative } from 'node:path'

interface Tested {
  readonly fileName: string
  readonly location: { readonly start: { readonly line: number } }
  readonly replacement?: string
  readonly status: string
}

/** Says each survivor as soon as it is known: a run that is ended early has still told what it found. */
export function survivorsReporter() {
  return {
    onMutantTested({ fileName, location, replacement, status }: Tested): void {
      if (status !== 'Survived' && status !== 'NoCoverage') return
      const where = `${relative(process.cwd(), fileName)}:${location.start.line}`
      process.stdout.write(`survives: ${where} → ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 80)}\n`)
    },
  }
}
survivorsReporter.inject = [] as const
