import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { limitWords as w } from '#renderer/words/limits.ts'
import { dateWords } from '#renderer/words/times.ts'
import { type ClinicalLimits, usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { LimitSheet } from './LimitSheet.tsx'
import { isOwn, type LimitRow, levelWords, limitTable } from './limitTable.ts'
import { usePutLimits } from './usePutLimits.ts'

/** From when a value is marked: the practice's limits, for an administrator (workflow 12.20), and the rules that come with the program. */
export function Limits() {
  const limits = useApp((state) => state.clinic?.limits ?? usualLimits)
  const [selected, setSelected] = useState<string | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const row = limitTable.find(({ key }) => key === editing)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="pad"
      sideLabel={w.about}
      head={<ScreenHead title={w.title} sub={w.sub} office screenKey="limits" />}
      side={<Side limits={limits} />}
      sheet={row && <LimitSheet key={row.key} row={row} limits={limits} onClose={() => setEditing(null)} />}
    >
      <section className="card table-card">
        <DataTable
          label={w.title}
          columns={columnsOf(limits, setEditing)}
          rows={limitTable}
          rowHeight={64}
          rowKey={({ key }) => key}
          selected={selected}
          onSelect={setSelected}
          onOpen={({ key }) => setEditing(key)}
          empty={null}
        />
      </section>
    </AppShell>
  )
}

function columnsOf(limits: ClinicalLimits, onEdit: (key: string) => void): readonly DataColumn<LimitRow>[] {
  const at = (level: 'warn' | 'urgent', head: string): DataColumn<LimitRow> => ({
    key: level,
    head,
    width: 112,
    cell: (row) => <span className="num">{levelWords(row, limits, level) || w.none}</span>,
  })
  return [
    {
      key: 'name',
      head: w.name,
      width: '1fr',
      cell: (row) => (
        <>
          <b>{row.name}</b>
          {row.unit !== '' && <span className="second">, {row.unit}</span>}{' '}
          {isOwn(row, limits, usualLimits) && (
            <Chip state="wait" icon={PenLine}>
              {w.own}
            </Chip>
          )}
        </>
      ),
    },
    at('warn', w.warn),
    at('urgent', w.urgent),
    {
      key: 'change',
      head: w.change,
      width: 92,
      cell: ({ key, name }) => (
        <TapTarget size="small" verb={w.change} spokenName={w.changeOf(name)} onTap={() => onEdit(key)} />
      ),
    },
  ]
}

function Side({ limits }: { readonly limits: ClinicalLimits }) {
  const ruleSets = useApp((state) => state.clinic?.ruleSets ?? [])
  const own = limitTable.filter((row) => isOwn(row, limits, usualLimits)).length
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.about}</h2>
      <p>{own === 0 ? w.isUsual : w.isOwn(own)}</p>
      {own > 0 && <BackToUsual />}
      <p className="second">{w.aboutNow}</p>
      <p className="second">{w.aboutSet}</p>
      <p className="second">{w.aboutSlip}</p>
      <h2 className="section-head">{w.ruleSets}</h2>
      <ul className="plain-list">
        {ruleSets.map(({ id, validFrom }) => (
          <li key={id}>{w.ruleSetFrom(id, dateWords(validFrom))}</li>
        ))}
      </ul>
      <p className="second">{w.ruleSetsNote}</p>
    </div>
  )
}

function BackToUsual() {
  const [isAsking, setIsAsking] = useState(false)
  const saving = usePutLimits(() => setIsAsking(false))
  return (
    <>
      <TapTarget verb={w.usual} wide onTap={() => setIsAsking(true)} />
      <Dialog
        isOpen={isAsking}
        title={w.usualTitle}
        onClose={() => setIsAsking(false)}
        hasChairBar={false}
        foot={
          <>
            <TapTarget verb={w.keep} onTap={() => setIsAsking(false)} />
            <TapTarget look="main" verb={w.usual} saving={saving.busy} onTap={() => void saving.put(usualLimits)} />
          </>
        }
      >
        <p>{w.usualSentence}</p>
        <RefusalSlot flat refusal={saving.why === null ? null : { what: w.notSaved, why: saving.why }} />
      </Dialog>
    </>
  )
}
