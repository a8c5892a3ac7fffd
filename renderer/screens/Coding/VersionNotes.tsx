import { FilePen, History } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { differenceWords, billingWords as w } from '#renderer/words/billing.ts'
import { officeAuthorizationWords as o } from '#renderer/words/officeAuthorizations.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'

/** What the biller must know about the version: it is being amended, it bills otherwise than the one before, or the hub codes it otherwise. */
export function VersionNotes({ row }: { readonly row: WorklistRow }) {
  const { amending, changed, reauthorized, codedOtherwise, version } = row
  return (
    <>
      {codedOtherwise && (
        <AlertLine level="urgent" title={w.codedOtherwise} sentence={w.codedOtherwiseNext(codedOtherwise)} />
      )}
      {amending && (
        <AlertLine
          level="due"
          icon={FilePen}
          title={w.amending(version)}
          sentence={w.amendingSince(amending.by, timeWords(amending.since), amending.text)}
        />
      )}
      {changed && (
        <AlertLine
          level={row.status === 'corrected_claim' ? 'due' : 'note'}
          icon={History}
          title={changed.isBilled ? w.correctedClaim(version, changed.since) : w.amendedTo(version)}
          sentence={changed.differences.length > 0 ? changed.differences.map(differenceWords).join(', ') : w.sameLines}
        />
      )}
      {reauthorized && (
        <AlertLine
          level="due"
          icon={History}
          title={o.billedUnderOther}
          sentence={o.leftWith(reauthorized.left.join(', '), reauthorized.now.join(', '))}
        />
      )}
    </>
  )
}
