import { LockKeyhole, Siren, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { BackButton } from '#renderer/components/BackButton.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import type { ClosedChart, Screen } from '#renderer/store/appState.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { openingReasonWords, restrictedRefusals, restrictedWords as w } from '#renderer/words/restricted.ts'
import { visitWords } from '#renderer/words/visits.ts'
import { may, type RoleName } from '#shared/permissions/permissions.ts'
import { leastReason, needsWords, type OpeningReason, openingReasons } from '#shared/permissions/restricted.ts'
import { MyChairBar } from '../Session/MyChairBar.tsx'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import './restricted.css'

interface GateProps {
  readonly sessionId: string
  readonly closed: ClosedChart
}

/** In the place of a restricted chart: why it does not open, and the reason that opens it (workflow 10, ADR 14). */
export function RestrictedGate({ sessionId, closed }: GateProps) {
  const store = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const isOwn = closed.why === 'chart-own'
  const back = placeBefore(roles)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      foot={may(roles, 'record.vitals') && <MyChairBar />}
      head={
        <ScreenHead
          title={isOwn ? w.ownTitle : w.closedTitle}
          screenKey={`closed ${sessionId}`}
          before={<BackButton to={back.words} onBack={() => store.go(back.screen)} />}
        />
      }
    >
      {isOwn ? (
        <EmptyState icon={LockKeyhole} title={w.ownSentence} next={w.ownNoted} />
      ) : (
        <GiveReason sessionId={sessionId} cares={closed.cares} roles={roles} />
      )}
    </AppShell>
  )
}

type Roles = readonly RoleName[]

function placeBefore(roles: Roles): { readonly words: string; readonly screen: Screen } {
  const isOffice = may(roles, 'see.worklist') && !may(roles, 'record.vitals')
  return isOffice
    ? { words: visitWords.worklist, screen: { name: 'worklist' } }
    : { words: visitWords.dayList, screen: { name: 'dayList' } }
}

/** What may be the reason of whom: nobody bills at the chair, and nobody in the office gives care. */
function reasonsOf(roles: Roles): readonly OpeningReason[] {
  const fits: Readonly<Partial<Record<OpeningReason, boolean>>> = {
    care: may(roles, 'record.vitals'),
    pharmacy: may(roles, 'record.containers'),
    billing: may(roles, 'see.worklist'),
  }
  return openingReasons.filter((reason) => needsWords(reason) && fits[reason] !== false)
}

function GiveReason({ sessionId, cares, roles }: Omit<GateProps, 'closed'> & { cares: boolean; roles: Roles }) {
  const store = useAppStore()
  const [reason, setReason] = useState<OpeningReason | null>(null)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState<OpeningReason | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  async function open(chosen: OpeningReason): Promise<void> {
    setBusy(chosen)
    const answer = await store.openRestricted({ sessionId, reason: chosen, words: words.trim() })
    if (answer.kind === 'value') return
    setBusy(null)
    setWhy(answer.kind === 'fault' ? faultWords(answer.fault) : (restrictedRefusals[answer.refusal.code] ?? ''))
  }
  const isWhole = reason !== null && words.trim().length >= leastReason
  return (
    <section className="card restricted-gate">
      <p>{w.closedSentence}</p>
      {cares && (
        <TapTarget
          look="main"
          size="large"
          wide
          icon={UserRoundCheck}
          verb={w.assigned}
          saving={busy === 'assigned'}
          onTap={() => void open('assigned')}
          autoFocus
        />
      )}
      {may(roles, 'record.vitals') && (
        <TapTarget
          look="emergency"
          size="large"
          wide
          icon={Siren}
          verb={w.emergency}
          saving={busy === 'emergency'}
          onTap={() => void open('emergency')}
        />
      )}
      <h2 className="section-head">{w.because}</h2>
      <SelectField
        label={w.reason}
        isNeeded
        options={reasonsOf(roles).map((key) => ({ key, words: openingReasonWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as OpeningReason)}
      />
      <TextField label={w.words} hint={w.wordsHint} value={words} onChange={setWords} maxLength={300} isNeeded />
      <TapTarget
        look={cares ? 'allowed' : 'main'}
        size="large"
        wide
        icon={LockKeyhole}
        verb={w.open}
        closedBecause={isWhole ? undefined : w.wordsMissing}
        saving={busy === reason && busy !== null}
        onTap={() => void (reason && open(reason))}
      />
      <RefusalSlot flat refusal={why === null ? null : { what: w.notOpened, why }} />
    </section>
  )
}
