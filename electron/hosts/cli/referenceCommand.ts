import { type Refusal, readReference } from '#electron/reference/readReference.ts'
import { type ReferenceSource, sourceOfPath } from '#electron/reference/source.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { compareIssues } from '#shared/reference/compareIssues.ts'
import { badInput, type Outcome } from './outcome.ts'
import { previousIssue } from './previousIssue.ts'
import { cannotRead } from './readInputFile.ts'

/** `reference FILE`: a public file of any supported kind → what it is, its rows, and what differs from the issue before it. */
export async function referenceCommand(file: string, folder: string): Promise<Outcome> {
  const source = await opened(file)
  if (!source.ok) return badInput({ file, place: '', cause: source.error })
  const before = previousIssue(folder)
  try {
    const read = await readReference(source.value, (facts) => compareIssues(before.rowsBefore(facts)))
    if (!read.ok) return badInput({ file, place: placeOf(read.error), cause: read.error.cause })
    const [first, ...others] = read.value.tables.map(({ file: inside, report, sink }) => ({
      ...(read.value.tables.length > 1 ? { file: inside } : {}),
      kind: report.kind,
      validFrom: report.validFrom,
      validTo: report.validTo,
      rows: report.rows,
      skipped: report.skipped,
      changes: sink.counts(),
    }))
    const setAside = read.value.setAside.map(({ file: inside, reason }) => ({ place: inside, reason }))
    const answer = {
      ...first,
      skipped: [...(first?.skipped ?? []), ...setAside],
      ...(others.length > 0 ? { others } : {}),
    }
    return ok(`${JSON.stringify(answer, null, 2)}\n`)
  } finally {
    before.close()
  }
}

async function opened(file: string): Promise<Result<ReferenceSource, string>> {
  try {
    return ok(await sourceOfPath(file))
  } catch (cause) {
    return err(cannotRead(cause))
  }
}

const placeOf = ({ inside, row }: Refusal): string =>
  [inside, row > 0 ? `row ${row}` : ''].filter((part) => part !== '').join(', ')
