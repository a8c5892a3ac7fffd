import { Scale } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { vialProposalWords } from '#renderer/words/vialProposal.ts'
import type { Line } from '#shared/chart/chart.ts'
import type { RecalledLot } from '#shared/document/clinic.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { proposeVials } from './proposeVials.ts'

export interface VialProposalProps {
  readonly line: Line
  readonly recalled: readonly RecalledLot[]
}

/** Before a vial is opened: which ones leave the least, and how much that is. */
export function VialProposal({ line, recalled }: VialProposalProps) {
  const day = localDate(useMinute())
  const choice = proposeVials(line.plan, line.doseGiven ?? line.plan.dose, { recalled, day })
  if (!choice) return null
  const vials = choice.vials
    .map(({ size, count }) =>
      vialProposalWords.ofSize(count, amountWords({ amount: String(size.amount), unit: size.unit })),
    )
    .join(vialProposalWords.and)
  return (
    <AlertLine
      level="note"
      icon={Scale}
      title={vialProposalWords.title(vials)}
      sentence={
        choice.left === '0'
          ? vialProposalWords.nothingLeft
          : vialProposalWords.left(amountWords({ amount: choice.left, unit: choice.unit }))
      }
    />
  )
}
