import type { DataColumn } from '#renderer/components/DataTable.tsx'
import { TwoLines } from '#renderer/components/TwoLines.tsx'
import { reportWords as w } from '#renderer/words/reports.ts'
import type { LossRow } from '#shared/ipc/reportRows.ts'
import { PatientCell } from './PatientCell.tsx'

/** What tells one lost container from another. */
export const containerKey = ({ sessionId, lineId, containerId }: LossRow): string =>
  `${sessionId} ${lineId} ${containerId}`

/** Which drug it was, off which label. */
export const drugColumn: DataColumn<LossRow> = {
  key: 'drug',
  head: w.drug,
  width: '1fr',
  cell: ({ drug, ndc, lot }) => <TwoLines first={<b>{drug}</b>} second={`${ndc}, ${lot}`} />,
}

/** Whose visit it was opened for. */
export const patientColumn: DataColumn<LossRow> = {
  key: 'patient',
  head: w.patient,
  width: '1fr',
  cell: (loss) => <PatientCell visit={loss} />,
}
