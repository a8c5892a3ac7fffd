import {
  Activity,
  Armchair,
  ArrowLeftRight,
  CalendarX,
  Clock,
  Droplet,
  Eye,
  HeartPulse,
  type LucideIcon,
  NotebookPen,
  Printer,
  ScrollText,
  Siren,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { VisitSheetKind } from '#renderer/store/appState.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { careWords } from '#renderer/words/care.ts'
import { courseWords } from '#renderer/words/course.ts'
import { handoffWords } from '#renderer/words/handoff.ts'
import { paperWords } from '#renderer/words/paper.ts'
import { printWords } from '#renderer/words/print.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart } from '#shared/chart/chart.ts'

interface Choice {
  readonly kind: VisitSheetKind
  readonly verb: string
  readonly icon: LucideIcon
}

/** What can be recorded about the visit as a whole, beyond its next step. */
export function VisitSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const isTreated = chart.lines.some(({ start, given }) => start || given)
  const choices: Choice[] = [
    ...(chart.arrived
      ? [
          {
            kind: 'access',
            verb: chart.accesses.length > 0 ? sheetWords.furtherAccess : sheetWords.addAccess,
            icon: Activity,
          } as const,
        ]
      : []),
    ...(chart.accesses.some(({ ended }) => ended === null)
      ? [
          { kind: 'flush', verb: courseWords.flush, icon: Droplet } as const,
          { kind: 'siteCheck', verb: courseWords.siteCheck, icon: Eye } as const,
          { kind: 'endAccess', verb: courseWords.endAccess, icon: Unplug } as const,
          { kind: 'extravasation', verb: careWords.extravasation, icon: TriangleAlert } as const,
        ]
      : []),
    ...(isTreated ? [{ kind: 'reaction', verb: careWords.reaction, icon: Siren } as const] : []),
    { kind: 'due', verb: careWords.due, icon: HeartPulse },
    { kind: 'handoff', verb: handoffWords.handoff, icon: ArrowLeftRight },
    ...(chart.discharged ? [] : [{ kind: 'moveChair', verb: handoffWords.moveChair, icon: Armchair } as const]),
    { kind: 'note', verb: sheetWords.addNote, icon: NotebookPen },
    { kind: 'paper', verb: paperWords.enter, icon: ScrollText },
    { kind: 'print', verb: printWords.print, icon: Printer },
    { kind: 'times', verb: sheetWords.times, icon: Clock },
    ...(isTreated || chart.discharged ? [] : [{ kind: 'close', verb: sheetWords.close, icon: CalendarX } as const]),
  ]
  return (
    <Sheet title={sheetWords.visit} onClose={store.closeSheet}>
      <div className="reason-taps reason-taps--two">
        {choices.map(({ kind, verb, icon }) => (
          <TapTarget key={kind} size="medium" wide icon={icon} verb={verb} onTap={() => store.openSheet({ kind })} />
        ))}
      </div>
    </Sheet>
  )
}
