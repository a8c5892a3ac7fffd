import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { placeWords as w } from '#renderer/words/placeMoney.ts'
import type { PlaceClaim, UnmatchedMoney } from '#shared/ipc/hubClaimShapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { sayNo } from '../Batches/sayNo.ts'
import { FindClaim } from './FindClaim.tsx'
import { Placed } from './Placed.tsx'
import { PlaceOnLines } from './PlaceOnLines.tsx'

/** Money that found no line: what the payer wrote, the claims it may belong to, and its place once it has one. */
export function PlaceMoney({ exceptionId }: { readonly exceptionId: string }) {
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const [visit, setVisit] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const { money, failed, setMoney } = useMoney(exceptionId, visit)
  if (failed !== null) return <AlertLine level="note" title={w.notPlaced} sentence={failed} />
  if (!money) return <p className="second">{w.loading}</p>
  const claim = money.candidates.find((one) => keyOf(one) === chosen) ?? null
  const mayPlace = may(roles, 'export.claims')
  return (
    <section className="batch-ways">
      <h3 className="section-head">{w.payerWrote}</h3>
      <p>{w.wroteOf(money)}</p>
      {money.placed && <Placed exceptionId={exceptionId} placed={money.placed} onBack={setMoney} mayPlace={mayPlace} />}
      {!money.placed && mayPlace && (
        <>
          {money.candidates.length === 0 ? (
            <p className="second">{w.noClaims}</p>
          ) : (
            <ChoiceList
              label={w.claims}
              options={money.candidates.map((one) => ({ key: keyOf(one), words: w.claimOf(one) }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <FindClaim onChoose={setVisit} />
          {claim && (
            <PlaceOnLines
              key={keyOf(claim)}
              exceptionId={exceptionId}
              money={money}
              claim={claim}
              onPlaced={setMoney}
            />
          )}
        </>
      )}
    </section>
  )
}

const keyOf = ({ reference, version }: PlaceClaim): string => `${reference} ${version}`

function useMoney(exceptionId: string, sessionId: string | null) {
  const { api } = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const [money, setMoney] = useState<UnmatchedMoney | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void api.call('payments.unmatched', { exceptionId, sessionId }).then((answer) => {
      if (!isHere || turn < 0) return
      if (answer.kind === 'value') setMoney(answer.value.money)
      setFailed(answer.kind === 'value' ? null : sayNo(answer))
    })
    return () => {
      isHere = false
    }
  }, [api, exceptionId, sessionId, turn])
  return { money, failed, setMoney }
}
