import { useEffect, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { billingWords, moneyWords } from '#renderer/words/billing.ts'
import { exceptionKindWords, claimWords as w } from '#renderer/words/claims.ts'
import { shortDayWords, timeWords } from '#renderer/words/times.ts'
import type { ClaimException } from '#shared/ipc/hubClaimShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { sayNo } from '../Batches/sayNo.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { ExceptionSide } from './ExceptionSide.tsx'
import './exceptions.css'
import { exceptionPlace } from './exceptionPlace.ts'

/** What payers sent back and what belongs to nothing yet, each in words and with the place to put it right. */
export function Exceptions() {
  const store = useAppStore()
  const [settled, setSettled] = useState(false)
  const { list, open, failed } = useExceptions(settled)
  const [selected, setSelected] = useState<string | null>(null)
  const chosen = list?.find(({ id }) => id === selected) ?? list?.[0] ?? null
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="office"
      sideLabel={w.words}
      head={<ScreenHead title={w.exceptions} sub={w.exceptionsSub} office screenKey="exceptions" />}
      tools={
        <div className="tool-line">
          <CountTabs
            label={w.which}
            chosen={settled ? 'settled' : 'open'}
            onChoose={(key) => setSettled(key === 'settled')}
            tabs={[
              { key: 'open', words: w.open, count: open },
              { key: 'settled', words: w.settled },
            ]}
          />
        </div>
      }
      side={chosen && <ExceptionSide key={chosen.id} exception={chosen} />}
      foot={
        <footer className="key-hints">
          <KeyHint keys={['↑', '↓']} does={w.move} />
          <KeyHint keys={['Enter']} does={billingWords.open} />
        </footer>
      }
    >
      <RefusalSlot flat refusal={failed} />
      {list && list.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={w.exceptions}
            columns={columns}
            rows={list}
            rowKey={({ id }) => id}
            selected={chosen?.id ?? null}
            onSelect={setSelected}
            onOpen={(exception) => {
              const place = exceptionPlace(exception)
              if (place) store.go(place)
            }}
          />
        </section>
      )}
      {list?.length === 0 && <EmptyState title={w.noExceptions} next={w.noExceptionsNext} />}
    </AppShell>
  )
}

function useExceptions(settled: boolean) {
  const { api } = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const [list, setList] = useState<readonly ClaimException[] | null>(null)
  const [open, setOpen] = useState(0)
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  useEffect(() => {
    let isHere = true
    void api.call('exceptions.list', { settled }).then((answer) => {
      if (!isHere || turn < 0) return
      if (answer.kind === 'value') {
        setList(answer.value.exceptions)
        setOpen(answer.value.open)
        setFailed(null)
      } else setFailed({ what: w.hubAway, why: sayNo(answer) })
    })
    return () => {
      isHere = false
    }
  }, [api, settled, turn])
  return { list, open, failed }
}

const looks = {
  file_rejected: 'urgent',
  claim_rejected: 'urgent',
  finding: 'wait',
  denied: 'due',
  payment_held: 'urgent',
  payment_changed: 'due',
  unmatched_payment: 'due',
  unmatched_answer: 'wait',
  answer_unreadable: 'due',
  answer_number_reused: 'wait',
  not_delivered: 'urgent',
  answer_late: 'due',
  coded_otherwise: 'urgent',
} as const satisfies Record<ClaimException['kind'], string>

const columns: readonly DataColumn<ClaimException>[] = [
  {
    key: 'kind',
    head: w.what,
    width: 176,
    cell: ({ kind, lineId, reference }) => (
      <span className="exception-kind">
        <Chip state={looks[kind]}>{exceptionKindWords[kind]}</Chip>
        <span className="data-table__second num">{lineId ?? reference}</span>
      </span>
    ),
  },
  { key: 'words', head: w.words, width: '1fr', cell: ({ words }) => <span className="medium">{words}</span> },
  {
    key: 'amount',
    head: w.amount,
    width: 84,
    align: 'end',
    cell: ({ cents }) => (cents === null ? '—' : moneyWords(cents)),
  },
  {
    key: 'since',
    head: w.since,
    width: 64,
    cell: ({ raisedAt }) => (
      <>
        {shortDayWords(localDate(raisedAt))}
        <span className="data-table__second">{timeWords(raisedAt)}</span>
      </>
    ),
  },
]
