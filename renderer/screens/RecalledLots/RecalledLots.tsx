import { PackageX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { recallWords } from '#renderer/words/recalledLots.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { RecalledLot } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { AddLot } from './AddLot.tsx'

/** The administrator's list of lots that were called back: a vial of one stops wherever it is scanned. */
export function RecalledLots() {
  const { lots, failed, change } = useRecalls()
  const mayChange = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'manage.clinic'))
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sideWidth="pad"
      sideLabel={recallWords.add}
      head={<ScreenHead title={recallWords.title} sub={recallWords.sub} office screenKey="recalledLots" />}
      side={mayChange && <AddLot onAdd={(lot) => change({ ...lot, recalled: true })} />}
    >
      <RefusalSlot flat refusal={failed === null ? null : { what: recallWords.notSaved, why: failed }} />
      {lots?.length === 0 && (
        <EmptyState
          icon={PackageX}
          title={recallWords.none}
          next={mayChange ? recallWords.noneNext : recallWords.noneNextReading}
        />
      )}
      {lots && lots.length > 0 && (
        <Lots lots={lots} onLift={mayChange ? (lot) => void change({ ...lot, recalled: false }) : null} />
      )}
    </AppShell>
  )
}

interface LotsProps {
  readonly lots: readonly RecalledLot[]
  /** Null for whoever may only read the list. */
  readonly onLift: ((lot: RecalledLot) => void) | null
}

function Lots({ lots, onLift }: LotsProps) {
  return (
    <div className="card day-list">
      <table aria-label={recallWords.title}>
        <thead>
          <tr>
            <th scope="col">{recallWords.lot}</th>
            <th scope="col">{recallWords.product}</th>
            <th scope="col">{recallWords.note}</th>
            <th scope="col">{recallWords.since}</th>
            <th scope="col">
              <span className="unseen">{recallWords.lift}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <tr key={`${lot.ndc} ${lot.lot}`}>
              <th scope="row" className="num">
                {lot.lot}
              </th>
              <td className="num">{lot.ndc ?? recallWords.anyProduct}</td>
              <td>{lot.note}</td>
              <td className="num">{dateWords(lot.since)}</td>
              <td>
                {onLift && (
                  <TapTarget
                    look="quiet"
                    verb={recallWords.lift}
                    spokenName={recallWords.liftLot(lot.lot)}
                    onTap={() => onLift(lot)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Change = Input<'recalls.change'>

/** The list as the back end has it; `change` answers whether it was saved. */
function useRecalls() {
  const { api } = useAppStore()
  const [lots, setLots] = useState<readonly RecalledLot[] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    void api.call('recalls.list', {}).then((answer) => {
      if (answer.kind === 'value') setLots(answer.value.lots)
      else setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
    })
  }, [api])
  async function change({ ndc, lot, note, recalled }: Change): Promise<boolean> {
    const answer = await api.call('recalls.change', { ndc, lot, note, recalled })
    setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
    if (answer.kind !== 'value') return false
    setLots(answer.value.lots)
    return true
  }
  return { lots, failed, change }
}
