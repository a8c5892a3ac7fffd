import { FilePlus2, FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TwoLines } from '#renderer/components/TwoLines.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { moneyWords } from '#renderer/words/billing.ts'
import { answerWords, statesWords, claimWords as w } from '#renderer/words/claims.ts'
import { shortDayWords, timeWords } from '#renderer/words/times.ts'
import type { Batch } from '#shared/ipc/hubClaimShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { BatchSide } from './BatchSide.tsx'
import { BuildSheet } from './BuildSheet.tsx'
import { useBatches } from './useBatches.ts'

/** Claim files: what left, how and by whom, what came back; building one, and bringing in an answer. */
export function Batches({ batchId }: { readonly batchId: string | null }) {
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const { list, failed, told, load } = useBatches()
  const [selected, setSelected] = useState<string | null>(batchId)
  const [isBuilding, setBuilding] = useState(false)
  const mayExport = may(roles, 'export.claims')
  const batches = list?.batches ?? []
  const chosen = batches.find(({ id }) => id === selected) ?? batches[0] ?? null
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="office"
      sideLabel={w.answers}
      head={
        <ScreenHead title={w.batches} sub={w.batchesSub} office screenKey="batches">
          {mayExport && <LoadButton onLoad={load} />}
          {mayExport && <TapTarget look="main" icon={FilePlus2} verb={w.build} onTap={() => setBuilding(true)} />}
        </ScreenHead>
      }
      sheet={
        isBuilding ? (
          <BuildSheet
            onClose={() => setBuilding(false)}
            onBuilt={(id) => {
              setSelected(id)
              setBuilding(false)
            }}
          />
        ) : null
      }
      side={chosen && <BatchSide key={chosen.id} batch={chosen} destinations={list?.destinations ?? []} />}
      foot={
        <footer className="key-hints">
          <KeyHint keys={['↑', '↓']} does={w.move} />
        </footer>
      }
    >
      <RefusalSlot flat refusal={failed} />
      {told && <AlertLine level="note" title={told.title} sentence={told.sentence} />}
      {list && batches.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={w.batches}
            columns={columns}
            rows={batches}
            rowKey={({ id }) => id}
            selected={chosen?.id ?? null}
            onSelect={setSelected}
          />
        </section>
      )}
      {list && batches.length === 0 && <EmptyState title={w.noBatches} next={w.noBatchesNext} />}
    </AppShell>
  )
}

function LoadButton({ onLoad }: { readonly onLoad: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={w.load}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onLoad(file)
          target.value = ''
        }}
      />
      <TapTarget icon={FileUp} verb={w.load} onTap={() => input.current?.click()} />
    </>
  )
}

const columns: readonly DataColumn<Batch>[] = [
  {
    key: 'built',
    head: w.built,
    width: 64,
    cell: ({ builtAt }) => <TwoLines first={shortDayWords(localDate(builtAt))} second={timeWords(builtAt)} />,
  },
  {
    key: 'file',
    head: w.file,
    width: '1fr',
    cell: ({ form, control }) => <TwoLines first={<b>{w.forms[form]}</b>} second={w.number(control)} />,
  },
  {
    key: 'claims',
    head: w.claims,
    width: 92,
    align: 'end',
    cell: ({ claims, totalCents }) => <TwoLines first={claims} second={`$${moneyWords(totalCents)}`} />,
  },
  {
    key: 'left',
    head: w.left,
    width: 104,
    cell: ({ sentAt, sentHow, sentBy }) =>
      sentAt === null ? (
        w.notSent
      ) : (
        <TwoLines
          first={`${shortDayWords(localDate(sentAt))}, ${timeWords(sentAt)}`}
          second={w.sentBy(sentHow ?? '', sentBy ?? '')}
        />
      ),
  },
  {
    key: 'answers',
    head: w.answers,
    width: 116,
    cell: ({ verdict, states }) => <TwoLines first={answerWords({ verdict, states })} second={statesWords(states)} />,
  },
]
