import { CircleHelp, FolderOpen, PenLine, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { ViewTabs } from '#renderer/components/ViewTabs.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { formularyViewWords, formularyWords, ownRowRefusals } from '#renderer/words/formulary.ts'
import { classWords } from '#renderer/words/whatIf.ts'
import type { Formulary as Loaded, PracticeOverride } from '#shared/ipc/formularyShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { DrugSide } from './DrugSide.tsx'
import { FormularyFiles } from './FormularyFiles.tsx'
import { type FormularyView, formularyViews, foundDrugs, inView, type ShownDrug, shownDrugs } from './formularyRows.ts'
import { OverrideSheet } from './OverrideSheet.tsx'
import { draftOf, newDraft, type OverrideDraft } from './overrideDraft.ts'

type OpenSheet = { readonly kind: 'files' } | { readonly kind: 'own'; readonly draft: OverrideDraft }

/** The drug list for administrators: found by name, brand or code, with its sources and the practice's own word per payer. */
export function Formulary() {
  const store = useAppStore()
  const today = localDate(store.now())
  const { loaded, failed, reload } = useFormulary()
  const [search, setSearch] = useState('')
  const [view, setView] = useState<FormularyView>('all')
  const [selected, setSelected] = useState<string | null>(null)
  const [sheet, setSheet] = useState<OpenSheet | null>(null)
  const all = useMemo(() => (loaded ? shownDrugs(loaded, today) : []), [loaded, today])
  // Typing stays ahead of the list, however long it is.
  const typed = useDeferredValue(search)
  const found = useMemo(() => foundDrugs(all, typed), [all, typed])
  const rows = useMemo(() => found.filter((row) => inView(row, view)), [found, view])
  const chosen = rows.find(({ drug }) => drug.hcpcs === selected) ?? rows[0] ?? null
  const own = (draft: OverrideDraft) => setSheet({ kind: 'own', draft })
  const close = () => setSheet(null)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="office"
      sideLabel={formularyWords.details}
      head={
        <ScreenHead
          title={formularyWords.title}
          sub={loaded ? formularyWords.sub(loaded.drugs.length, loaded.issue) : ''}
          office
          screenKey="formulary"
        >
          <SearchBox label={formularyWords.search} value={search} onChange={setSearch} shortcut="/" />
          <TapTarget icon={FolderOpen} verb={formularyWords.files} onTap={() => setSheet({ kind: 'files' })} />
        </ScreenHead>
      }
      tools={
        <ViewTabs
          label={formularyWords.views}
          views={formularyViews}
          words={formularyViewWords}
          chosen={view}
          onChoose={setView}
          countOf={(one) => found.filter((row) => inView(row, one)).length}
        />
      }
      side={chosen && loaded ? <Side shown={chosen} loaded={loaded} today={today} own={own} reload={reload} /> : null}
      sheet={sheet && <Sheets sheet={sheet} loaded={loaded} today={today} close={close} reload={reload} />}
      foot={<Keys />}
    >
      {failed !== null && <EmptyState title={formularyWords.notOpened} next={failed} />}
      {loaded && (
        <section className="card table-card">
          <DataTable
            label={formularyWords.title}
            columns={columns}
            rows={rows}
            rowHeight={64}
            rowKey={({ drug }) => drug.hcpcs}
            selected={chosen?.drug.hcpcs ?? null}
            onSelect={setSelected}
            onOpen={({ drug }) => own(newDraft(drug.hcpcs, today))}
            empty={<Nothing isSearch={typed.trim() !== ''} />}
          />
        </section>
      )}
    </AppShell>
  )
}

interface SheetsProps {
  readonly sheet: OpenSheet
  readonly loaded: Loaded | null
  readonly today: string
  readonly close: () => void
  readonly reload: () => void
}

function Sheets({ sheet, loaded, today, close, reload }: SheetsProps) {
  const store = useAppStore()
  if (sheet.kind === 'files') return <FormularyFiles today={today} onClose={close} onTaken={reload} />
  if (!loaded) return null
  const { hcpcs } = sheet.draft
  return (
    <OverrideSheet
      first={sheet.draft}
      drugName={loaded.drugs.find((drug) => drug.hcpcs === hcpcs)?.displayName ?? hcpcs}
      payers={loaded.payers}
      onClose={close}
      onSaved={() => {
        close()
        reload()
        store.say(formularyWords.saved)
      }}
    />
  )
}

/** The formulary as the back end has it; asked for again after every change. */
function useFormulary() {
  const store = useAppStore()
  const [turn, setTurn] = useState(0)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void store.api.call('formulary.get', {}).then((answer) => {
      if (!current || turn < 0) return
      if (answer.kind === 'value') setLoaded(answer.value)
      setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
    })
    return () => {
      current = false
    }
  }, [store, turn])
  return { loaded, failed, reload: () => setTurn((before) => before + 1) }
}

interface SideProps {
  readonly shown: ShownDrug
  readonly loaded: Loaded
  readonly today: string
  readonly own: (draft: OverrideDraft) => void
  readonly reload: () => void
}

function Side({ shown, loaded, today, own, reload }: SideProps) {
  const store = useAppStore()
  async function withdraw({ id }: PracticeOverride): Promise<void> {
    const answer = await store.api.call('formulary.withdraw', { id })
    const why = answer.kind === 'refusal' ? ownRowRefusals[answer.refusal.code] : undefined
    store.say(answer.kind === 'value' ? formularyWords.wasWithdrawn : `${formularyWords.notWithdrawn} ${why ?? ''}`)
    reload()
  }
  return (
    <DrugSide
      shown={shown}
      formulary={loaded}
      onAdd={() => own(newDraft(shown.drug.hcpcs, today))}
      onChange={(row) => own(draftOf(row))}
      onWithdraw={(row) => void withdraw(row)}
    />
  )
}

const Nothing = ({ isSearch }: { readonly isSearch: boolean }) => (
  <EmptyState
    title={isSearch ? formularyWords.noMatch : formularyWords.noneHere}
    next={isSearch ? formularyWords.noMatchNext : formularyWords.noneHereNext}
  />
)

const Keys = () => (
  <footer className="key-hints">
    <KeyHint keys={['↑', '↓']} does={formularyWords.move} />
    <KeyHint keys={['Enter']} does={formularyWords.open} />
    <KeyHint keys={['/']} does={formularyWords.find} />
  </footer>
)

const columns: readonly DataColumn<ShownDrug>[] = [
  { key: 'code', head: formularyWords.code, width: 72, cell: ({ drug }) => <b className="code">{drug.hcpcs}</b> },
  {
    key: 'drug',
    head: formularyWords.drug,
    width: '1fr',
    cell: ({ drug }) => (
      <>
        {drug.displayName}
        <span className="data-table__second">
          {drug.adminClass ? classWords[drug.adminClass] : formularyWords.noClassOnFile}
        </span>
      </>
    ),
  },
  {
    key: 'unit',
    head: formularyWords.unit,
    width: 104,
    cell: ({ drug }) => (drug.billingUnit ? amountWords(drug.billingUnit) : formularyWords.noUnit),
  },
  { key: 'state', head: formularyWords.state, width: 132, cell: (row) => <State row={row} /> },
]

function State({ row: { asks, own, standing } }: { readonly row: ShownDrug }) {
  if (asks)
    return (
      <Chip state="due" icon={CircleHelp}>
        {formularyWords.asks}
      </Chip>
    )
  if (standing.state !== 'in_force')
    return (
      <Chip state="due" icon={TriangleAlert}>
        {standing.state === 'ended' ? formularyWords.ended : formularyWords.notYet}
      </Chip>
    )
  return own.length > 0 ? (
    <Chip state="wait" icon={PenLine}>
      {formularyWords.own}
    </Chip>
  ) : null
}
