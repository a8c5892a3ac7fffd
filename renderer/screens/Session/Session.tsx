import { AppShell } from '#renderer/components/AppShell.tsx'
import { DrugRows } from '#renderer/components/DrugRow.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { useCodes } from '#renderer/store/useCodes.ts'
import { useApp, useChart } from '#renderer/store/useStore.ts'
import { lineWords } from '#renderer/words/lines.ts'
import { sessionWords } from '#renderer/words/session.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { may } from '#shared/permissions/permissions.ts'
import { isOpen } from '../lineTimes.ts'
import { nextStepOf } from '../nextStep.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { nextTapOf } from './lineTaps.ts'
import { MyChairBar } from './MyChairBar.tsx'
import { NameAlert } from './NameAlert.tsx'
import { NextLine } from './NextLine.tsx'
import { PaperBar } from './PaperBar.tsx'
import { OpenSheet } from './sheets/OpenSheet.tsx'
import { ToKnow } from './ToKnow.tsx'
import { useChairKeys } from './useChairKeys.ts'
import { VisitCares } from './VisitCares.tsx'
import { VisitCodeStrip, VisitCodes } from './VisitCodes.tsx'
import { VisitDrugRow } from './VisitDrugRow.tsx'
import { VisitHead } from './VisitHead.tsx'
import { VisitNotes } from './VisitNotes.tsx'
import { VisitSlot } from './VisitSlot.tsx'
import { VisitVitals } from './VisitVitals.tsx'

/** Chairside: who, vitals, drugs with their clocks, what the record supports, and all my chairs beneath. */
export function Session({ sessionId }: { readonly sessionId: string }) {
  const chart = useChart(sessionId)
  useChairKeys(sessionId)
  if (!chart)
    return (
      <AppShell
        rail={<DeskRail />}
        banner={<DeskBanner />}
        head={<ScreenHead title={sessionWords.opening} />}
        foot={<MyChairBar />}
      >
        <EmptyState title={sessionWords.opening} next={sessionWords.openingNext} />
      </AppShell>
    )
  return <OpenSession chart={chart} />
}

function OpenSession({ chart }: { readonly chart: Chart }) {
  const sheet = useApp((state) => state.sheet)
  const { result } = useCodes(chart)
  const seesCodes = useApp((state) => state.signedIn !== null && may(state.signedIn.user.roles, 'see.codes'))
  const step = nextStepOf(chart)
  const vitalsNext = step?.opens !== null && step?.opens !== 'review' && step?.opens.kind === 'vitals'
  const nextLineId = nextLineOf(chart)
  const codes = seesCodes ? result : null
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="rows"
      head={<VisitHead chart={chart} screenKey={`session ${chart.sessionId}`} />}
      side={codes && <VisitCodes chart={chart} result={codes} />}
      sideWidth="codes"
      sideLabel={sessionWords.codes}
      sheet={sheet && <OpenSheet chart={chart} sheet={sheet} result={codes} />}
      strip={codes && <VisitCodeStrip result={codes} />}
      foot={<MyChairBar />}
    >
      <NameAlert sessionId={chart.sessionId} />
      <ToKnow chart={chart} />
      <PaperBar sessionId={chart.sessionId} />
      <VisitCares chart={chart} />
      <VisitVitals chart={chart} isNext={vitalsNext} />
      <div className="visit-rows">
        <NextLine chart={chart} />
        <DrugRows label={lineWords.drugs}>
          {chart.lines.map((line) => (
            <VisitDrugRow key={line.id} chart={chart} line={line} isNext={line.id === nextLineId} codes={codes} />
          ))}
        </DrugRows>
        <VisitNotes chart={chart} />
      </div>
      <VisitSlot chart={chart} />
    </AppShell>
  )
}

/** The row that comes next: the first drug still to be given, or, when all are, the first that still owes its vials. */
function nextLineOf({ lines }: Chart): string | null {
  const waiting = lines.filter((line) => !isOpen(line) && nextTapOf(line) !== null)
  return (waiting.find((line) => nextTapOf(line) !== 'vials') ?? waiting[0])?.id ?? null
}
