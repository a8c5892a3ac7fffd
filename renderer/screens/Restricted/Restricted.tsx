import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { restrictedWords as w } from '#renderer/words/restricted.ts'
import { dateWords, shortDayWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { RestrictedPatient } from '#shared/ipc/restrictedRows.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { LiftSheet } from './LiftSheet.tsx'
import { RestrictSheet } from './RestrictSheet.tsx'
import { useRestricted } from './useRestricted.ts'

type Open = { readonly kind: 'add' } | { readonly kind: 'lift'; readonly patient: RestrictedPatient }

/** Whose charts open for a reason alone: marked and lifted by the charge nurse or an administrator (workflow 10). */
export function Restricted() {
  const { patients, failed } = useRestricted()
  const [sheet, setSheet] = useState<Open | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const close = () => setSheet(null)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      head={
        <ScreenHead title={w.title} sub={patients ? w.sub(patients.length) : ''} office screenKey="restricted">
          <TapTarget look="main" icon={LockKeyhole} verb={w.add} onTap={() => setSheet({ kind: 'add' })} />
        </ScreenHead>
      }
      sheet={
        sheet &&
        (sheet.kind === 'add' ? (
          <RestrictSheet onClose={close} onSaved={close} />
        ) : (
          <LiftSheet patient={sheet.patient} onClose={close} />
        ))
      }
    >
      {failed !== null && <EmptyState title={w.failed} next={failed} />}
      {patients?.length === 0 && <EmptyState icon={LockKeyhole} title={w.none} next={w.noneNext} />}
      {patients && patients.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={w.title}
            columns={columnsFor((patient) => setSheet({ kind: 'lift', patient }))}
            rows={patients}
            rowHeight={72}
            rowKey={({ patientId }) => patientId}
            selected={selected}
            onSelect={setSelected}
            empty={null}
          />
        </section>
      )}
    </AppShell>
  )
}

const columnsFor = (onLift: (patient: RestrictedPatient) => void): readonly DataColumn<RestrictedPatient>[] => [
  {
    key: 'patient',
    head: w.patient,
    width: 250,
    cell: ({ name, birthDate, mrn }) => (
      <>
        <b>{name}</b>
        <div className="second num">
          {birthDate && `${dateWords(birthDate)}, `}
          {visitWords.mrn} {mrn}
        </div>
      </>
    ),
  },
  { key: 'why', head: w.why, width: '1fr', cell: ({ reason }) => reason },
  { key: 'staff', head: w.staff, width: 130, cell: ({ staff }) => staff?.name ?? '' },
  {
    key: 'by',
    head: w.by,
    width: 150,
    cell: ({ at, by }) => `${shortDayWords(localDate(at))}, ${by}`,
  },
  {
    key: 'lift',
    head: w.liftShort,
    width: 96,
    cell: (patient) => (
      <TapTarget
        size="small"
        verb={w.liftShort}
        spokenName={`${w.lift}: ${patient.name || patient.mrn}`}
        onTap={() => onLift(patient)}
      />
    ),
  },
]
