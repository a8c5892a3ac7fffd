import { FileCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { officeAuthorizationWords as w } from '#renderer/words/officeAuthorizations.ts'
import { authorizationStatusWords } from '#renderer/words/ties.ts'
import { dateWords, shortDayWords, timeWords } from '#renderer/words/times.ts'
import { isSameAuthorization } from '#shared/billing/officeAuthorizations.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import type { ShownLetter, ShownOfficeEntry } from '#shared/ipc/officeAuthorizationRows.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { attachInOffice } from '../Session/scanFiles.ts'
import { AuthorizationLetters, useLetters } from '../Session/sheets/arrival/AuthorizationLetters.tsx'
import { authorizationSaid, authorizationWords } from '../Session/sheets/arrival/authorizationDraft.ts'
import { authorize } from './authorize.ts'

interface OfficeAuthorizationsProps {
  /** As it is billed: with what the office entered. */
  readonly chart: Chart
  /** null = a new one. */
  readonly onEnter: (one: Authorization | null) => void
}

/** The authorizations of a signed visit as its claim is matched with them, their letters, and who entered what in the office. */
export function OfficeAuthorizations({ chart, onEnter }: OfficeAuthorizationsProps) {
  const { sessionId, scheduled } = chart
  const turn = useApp((state) => state.worklistTurn)
  const mayEnter = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'update.authorizations'))
  const letters = useLetters(sessionId, turn)
  const entries = useEntries(sessionId, turn)
  return (
    <section aria-label={w.title}>
      <h2 className="section-head">{w.title}</h2>
      {scheduled.authorizations.length === 0 && <p className="second">{w.none}</p>}
      {scheduled.authorizations.map((one) => (
        <OneAuthorization
          key={one.id}
          chart={chart}
          one={one}
          entered={entries.find((entry) => isSameAuthorization(entry.authorization, one)) ?? null}
          letters={letters}
          onChange={mayEnter ? () => onEnter(one) : null}
        />
      ))}
      {mayEnter && <TapTarget icon={FileCheck} verb={w.enter} onTap={() => onEnter(null)} />}
      <History entries={entries} />
    </section>
  )
}

/** What the office entered of the patient's authorizations, newest first. */
function useEntries(sessionId: string, turn: number): readonly ShownOfficeEntry[] {
  const { api } = useAppStore()
  const [entries, setEntries] = useState<readonly ShownOfficeEntry[]>([])
  useEffect(() => {
    let isHere = true
    void api.call('claim.authorizations', { sessionId }).then((answer) => {
      if (isHere && answer.kind === 'value' && turn >= 0) setEntries(answer.value.entries)
    })
    return () => {
      isHere = false
    }
  }, [api, sessionId, turn])
  return entries
}

const whenWords = (at: Instant): string => `${shortDayWords(localDate(at))}, ${timeWords(at)}`

interface OneProps {
  readonly chart: Chart
  readonly one: Authorization
  /** The office's newest entry about it. */
  readonly entered: ShownOfficeEntry | null
  readonly letters: readonly ShownLetter[]
  /** null = this person may not. */
  readonly onChange: (() => void) | null
}

function OneAuthorization({ chart, one, entered, letters, onChange }: OneProps) {
  const store = useAppStore()
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  const isFromOffice = entered !== null && !entered.isWithdrawn
  const takeBack = async () => {
    const why = await authorize(store, chart.sessionId, one, true)
    setRefusal(why === null ? null : { what: w.notSaved, why })
    if (why === null) store.say(w.takenBack(one.number))
  }
  return (
    <div className="authorization">
      <b>{authorizationWords(one)}</b>
      {authorizationSaid(chart, one).map((words) => (
        <p key={words} className="second">
          {words}
        </p>
      ))}
      {isFromOffice && <p className="second">{w.fromOffice(entered.by, whenWords(entered.at))}</p>}
      {onChange && (
        <div className="row">
          <TapTarget look="quiet" verb={w.change} spokenName={w.changeOf(one.number)} onTap={onChange} />
          {isFromOffice && (
            <TapTarget
              look="quiet"
              verb={w.takeBack}
              spokenName={w.takeBackOf(one.number)}
              onTap={() => void takeBack()}
            />
          )}
        </div>
      )}
      <AuthorizationLetters
        sessionId={chart.sessionId}
        one={one}
        letters={letters}
        onAttach={(file) => attachInOffice(store, chart.sessionId, file, one.id)}
      />
      <RefusalSlot flat refusal={refusal} />
    </div>
  )
}

/** Every entry stays to be read: a later one corrects, and takes nothing away. */
function History({ entries }: { readonly entries: readonly ShownOfficeEntry[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <h3 className="section-head">{w.history}</h3>
      <ul className="issue-side__list">
        {entries.map(({ authorization: { number, status, to }, isWithdrawn, by, at }) => (
          <li key={`${at.utc} ${number} ${String(isWithdrawn)}`}>
            {isWithdrawn ? w.entryTakenBack(number) : w.entry(number, authorizationStatusWords[status], dateWords(to))}
            <span className="issue-side__line">
              {by}, {whenWords(at)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
