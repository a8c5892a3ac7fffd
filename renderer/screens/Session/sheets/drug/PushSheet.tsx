import { ClipboardPen, OctagonAlert, Syringe } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { accessFor } from '#renderer/screens/Session/lineTaps.ts'
import { isSaving } from '#renderer/store/charts.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { bloodReturnWords } from '#renderer/words/pickLists.ts'
import { pushWords as w } from '#renderer/words/push.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { bloodReturnAt } from '#shared/chart/safety/vesicant.ts'
import { doseIn, looksOfPush, type PushSoFar, pushSoFar } from '#shared/chart/safety/vesicantPush.ts'
import { bloodReturns } from '#shared/clinical/pickLists.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { Which } from '../access/AccessCareSheets.tsx'
import { type SheetPerform, useSheetPerform } from '../useSheetPerform.ts'
import { useStay } from '../useStay.ts'
import './push.css'

interface PushSheetProps {
  readonly chart: Chart
  readonly line: Line
}

/** A vesicant is pushed: one tap for each look at blood return, the mL counted along, and the dose at the end of it. */
export function PushSheet({ chart, line }: PushSheetProps) {
  const store = useAppStore()
  const stay = useStay(chart)
  const sheet = useSheetPerform(chart)
  const saving = useApp((state) => isSaving(state.pending, line.id))
  const [accessId, setAccessId] = useDraft<string | null>('access', accessFor(chart, line))
  const push = pushSoFar(chart, line)
  const look = lookNow(chart, push, accessId)
  return (
    <Sheet
      title={w.title(`${line.plan.name} ${amountWords(line.plan.dose)}`)}
      onClose={store.closeSheet}
      foot={<EndOfPush chart={chart} line={line} push={push} accessId={accessId} sheet={sheet} />}
    >
      {look.seen !== 'none' && <p className="second sheet-about">{w.about}</p>}
      <Which chart={chart} value={accessId} onChange={setAccessId} />
      <p className="push-count" role="status">
        <b className="num">{w.soFar(push.pushedMl, push.totalMl)}</b>
        {push.bloodReturn && <span className="second">{w.lastSeen(push.bloodReturn, push.pushedMl)}</span>}
      </p>
      {look.seen === 'none' && <AlertLine level="urgent" title={w.none} sentence={w.noneNext} />}
      {look.at === null ? (
        <p>{w.allIn}</p>
      ) : (
        <Look
          question={look.seen === 'none' ? w.askAgain(look.at) : w.ask(look.at)}
          saving={saving}
          onSeen={(bloodReturn) => {
            if (accessId === null || look.at === null) return
            const about = { lineId: line.id, pushedMl: look.at }
            void stay.perform({ kind: 'checkSite', accessId, look: [], bloodReturn, ...about })
          }}
        />
      )}
      <RefusalSlot flat refusal={stay.refusal ?? sheet.refusal} />
    </Sheet>
  )
}

type Seen = (typeof bloodReturns)[number]

interface LookProps {
  readonly question: string
  readonly saving: boolean
  readonly onSeen: (seen: Seen) => void
}

function Look({ question, saving, onSeen }: LookProps) {
  return (
    <fieldset className="bare-fieldset push-looks">
      <legend className="choices__label">{question}</legend>
      {bloodReturns.map((seen) => (
        <TapTarget
          key={seen}
          size="large"
          wide
          icon={seen === 'none' ? OctagonAlert : undefined}
          verb={bloodReturnWords[seen]}
          spokenName={w.seenAt(bloodReturnWords[seen], question)}
          saving={saving}
          onTap={() => onSeen(seen)}
        />
      ))}
    </fieldset>
  )
}

/** What is asked now: before the first mL where nobody has looked yet, the same mL again after none, else the next few mL; null = all is in. */
function lookNow(
  chart: Chart,
  push: PushSoFar,
  accessId: string | null,
): { readonly at: string | null; readonly seen: Seen | null } {
  const seen = accessId === null ? null : bloodReturnAt(chart, accessId)
  if (seen === 'none') return { at: push.pushedMl, seen }
  return { at: seen === null ? push.pushedMl : push.nextMl, seen }
}

interface EndProps extends PushSheetProps {
  readonly push: PushSoFar
  readonly accessId: string | null
  readonly sheet: SheetPerform
}

/** The whole dose, or after no blood return the part of it that went in. */
function EndOfPush({ chart, line, push, accessId, sheet }: EndProps) {
  const { id: lineId, plan } = line
  const store = useAppStore()
  const isHeld = push.bloodReturn === 'none'
  const part = isHeld ? doseIn(plan, push.pushedMl) : null
  const give = (facts: Pick<Parameters<typeof pushCommand>[0], 'doseGiven' | 'doseReason'>) => {
    const [first] = looksOfPush(chart, lineId)
    const begun = first && begunAt(first.stamp.at, store.now())
    const command = pushCommand({ lineId, accessId, ...facts, ...(begun ? { minutes: begun.minutes } : {}) })
    void sheet.perform(command, begun ? { happenedAt: begun.at } : {})
  }
  if (isHeld)
    return (
      <TapTarget
        look="main"
        size="large"
        wide
        icon={ClipboardPen}
        verb={part ? w.endHere(amountWords(part)) : w.endUnknown}
        saving={sheet.saving}
        onTap={() =>
          part
            ? give({ doseGiven: part, doseReason: w.noReturnAt(push.pushedMl) })
            : store.openSheet({ kind: 'setTime', target: { kind: 'give', lineId } })
        }
      />
    )
  return (
    <TapTarget
      look={push.nextMl === null ? 'main' : 'allowed'}
      size="large"
      wide
      icon={Syringe}
      verb={w.given(amountWords(plan.dose))}
      closedBecause={push.bloodReturn === null ? w.lookFirst : undefined}
      saving={sheet.saving}
      onTap={() => give({ doseGiven: plan.dose })}
    />
  )
}

interface PushFacts {
  readonly lineId: string
  readonly accessId: string | null
  readonly doseGiven: Line['plan']['dose']
  readonly doseReason?: string
  readonly minutes?: number
}

const pushCommand = (facts: PushFacts) => ({ kind: 'givePush', ...facts }) as const

/** A push begins with its first look; one of over a quarter of an hour ago was of another try. */
function begunAt(first: Instant, now: Instant): { readonly at: Instant; readonly minutes: number } | null {
  const minutes = printedMinutesBetween(first, now)
  return minutes >= 1 && minutes <= 15 ? { at: first, minutes } : null
}
