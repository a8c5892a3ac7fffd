import { PenLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useCodes } from '#renderer/store/useCodes.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore, useChart, useMinute } from '#renderer/store/useStore.ts'
import { reviewWords } from '#renderer/words/signOff.ts'
import { visitWords } from '#renderer/words/visits.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import type { SignOff } from '#shared/chart/signOff/signOffItems.ts'
import { may } from '#shared/permissions/permissions.ts'
import { AmendmentLines } from '../Session/AmendmentLines.tsx'
import { MyChairBar } from '../Session/MyChairBar.tsx'
import { VisitHead } from '../Session/VisitHead.tsx'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { ReviewSide } from './ReviewSide.tsx'
import { SignDialog } from './SignDialog.tsx'
import { SignedSummary } from './SignedSummary.tsx'
import { ToFix } from './ToFix.tsx'
import { readingOf, ToRead, warningGroups } from './ToRead.tsx'
import { useDoubtful } from './useDoubtful.ts'
import { useRecordIssues } from './useRecordIssues.ts'

/** What must be fixed, what must be read, what happened and what it supports; then the signature. */
export function ReviewAndSign({ sessionId }: { readonly sessionId: string }) {
  const chart = useChart(sessionId)
  if (!chart) return null
  // What was marked as read stays marked while something is settled elsewhere.
  return (
    <Drafted sessionId={sessionId} sheet={`review ${chart.versions.length}`}>
      <Review chart={chart} />
    </Drafted>
  )
}

function Review({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const now = useMinute()
  const signerId = useApp((state) => state.signedIn?.user.id)
  const codes = useCodes(chart)
  const codingIssues = useRecordIssues(codes)
  const doubtful = useDoubtful(chart)
  const [read, setRead] = useDraft<readonly string[]>('read', [])
  const [signing, setSigning] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew each minute
  const found = useMemo(
    () => signOff(chart, { now: store.now(), codingIssues, doubtful, ...(signerId ? { signerId } : {}) }),
    [chart, codingIssues, doubtful, signerId, now, store],
  )
  const sealed = isSealed(chart)
  const back = () => store.go({ name: 'session', sessionId: chart.sessionId })
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="sections"
      sideWidth="pad"
      sideLabel={reviewWords.thisVisit}
      head={
        <VisitHead
          chart={chart}
          screenKey={`review ${chart.sessionId}`}
          backTo={sealed ? visitWords.myChairs : reviewWords.back}
          onBack={sealed ? () => store.go({ name: 'myChairs' }) : back}
        />
      }
      side={<ReviewSide chart={chart} codes={codes} />}
      strip={!sealed && <SignLine found={found} read={read} onSign={() => setSigning(true)} />}
      foot={<MyChairBar />}
    >
      <h2 className="work-title">{reviewWords.title}</h2>
      <AmendmentLines chart={chart} />
      {sealed && chart.signed ? (
        <SignedSummary chart={chart} signed={chart.signed} />
      ) : (
        <>
          <ToFix chart={chart} blocks={found.blocks} />
          <ToRead chart={chart} warnings={found.warnings} read={read} onRead={setRead} />
        </>
      )}
      <SignDialog
        chart={chart}
        isOpen={signing && !sealed}
        warnings={found.warnings.map(({ code }) => code)}
        onClose={() => setSigning(false)}
      />
    </AppShell>
  )
}

interface SignLineProps {
  readonly found: SignOff
  readonly read: readonly string[]
  readonly onSign: () => void
}

/** The line above the chair bar: the statement, why Sign is closed, and Sign. */
function SignLine({ found, read, onSign }: SignLineProps) {
  const user = useApp((state) => state.signedIn?.user)
  if (!user) return null
  const unread = warningGroups(found.warnings).filter((group) => !read.includes(readingOf(group))).length
  const fix = found.blocks.length
  const closed = !may(user.roles, 'sign.session')
    ? reviewWords.notYours
    : fix + unread > 0
      ? reviewWords.signClosed(fix, unread)
      : undefined
  return (
    <div className="foot-line">
      <span className="grow">
        <b>{reviewWords.statement}</b>{' '}
        <span className="second">{reviewWords.statementBy(user.name, user.credential)}</span>
      </span>
      <TapTarget
        look={closed ? 'allowed' : 'main'}
        size="large"
        icon={PenLine}
        verb={reviewWords.sign}
        closedBecause={closed}
        reasonPlace="beside"
        onTap={onSign}
        className="sign-tap"
      />
    </div>
  )
}
