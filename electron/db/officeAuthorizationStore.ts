import { type Authorization, authorizationSchema } from '#shared/document/clinic.ts'
import { type OfficeLetter, officeLetterSchema } from '#shared/ipc/officeAuthorizationRows.ts'
import type { Tx, WritableDb } from './rights.ts'

/** One entry of the office about one authorization; a later one replaces it, or takes it back. */
export interface OfficeEntry {
  /** Of the audit entry it was read from. */
  readonly entryId: string
  readonly patientId: string
  /** The signed visit it was entered at. */
  readonly sessionId: string
  readonly authorization: Authorization
  readonly isWithdrawn: boolean
  readonly userId: string
  readonly atUtc: string
}

export interface OfficeAuthorizationStore {
  /** False = this entry is known. */
  put(tx: Tx, entry: OfficeEntry): boolean
  /** The payer's letter of one authorization; false = this entry is known. */
  putLetter(tx: Tx, entryId: string, patientId: string, letter: OfficeLetter): boolean
  /** Every entry about the patient, oldest first. */
  ofPatient(patientId: string): readonly OfficeEntry[]
  /** Every letter the office attached for the patient, oldest first. */
  lettersOf(patientId: string): readonly OfficeLetter[]
}

interface Row {
  readonly entry_id: string
  readonly patient_id: string
  readonly session_id: string
  readonly body: string
  readonly is_withdrawn: number
  readonly user_id: string
  readonly entered_utc: string
}

const entryOf = (row: Row): OfficeEntry => ({
  entryId: row.entry_id,
  patientId: row.patient_id,
  sessionId: row.session_id,
  authorization: authorizationSchema.parse(JSON.parse(row.body)),
  isWithdrawn: row.is_withdrawn === 1,
  userId: row.user_id,
  atUtc: row.entered_utc,
})

const sql = {
  ofPatient: 'select * from office_authorizations where patient_id = ? order by entered_utc, entry_id',
  lettersOf: 'select body from office_letters where patient_id = ? order by attached_utc, entry_id',
} as const

/** What the office knows of authorizations beside the record, read out of its audit entries: never the truth itself. */
export function createOfficeAuthorizationStore(db: WritableDb): OfficeAuthorizationStore {
  const put = db.prepare<[Row]>(
    `insert or ignore into office_authorizations (entry_id, patient_id, session_id, body, is_withdrawn, user_id, entered_utc)
     values (@entry_id, @patient_id, @session_id, @body, @is_withdrawn, @user_id, @entered_utc)`,
  )
  const putLetter = db.prepare<[string, string, string, string]>(
    'insert or ignore into office_letters (entry_id, patient_id, body, attached_utc) values (?, ?, ?, ?)',
  )
  const ofPatient = db.prepare<[string], Row>(sql.ofPatient)
  const lettersOf = db.prepare<[string], { body: string }>(sql.lettersOf)
  return {
    put: (_tx, { entryId, patientId, sessionId, authorization, isWithdrawn, userId, atUtc }) =>
      put.run({
        ...{ entry_id: entryId, patient_id: patientId, session_id: sessionId, body: JSON.stringify(authorization) },
        ...{ is_withdrawn: isWithdrawn ? 1 : 0, user_id: userId, entered_utc: atUtc },
      }).changes === 1,
    putLetter: (_tx, entryId, patientId, letter) =>
      putLetter.run(entryId, patientId, JSON.stringify(letter), letter.at.utc).changes === 1,
    ofPatient: (patientId) => ofPatient.all(patientId).map(entryOf),
    lettersOf: (patientId) => lettersOf.all(patientId).map(({ body }) => officeLetterSchema.parse(JSON.parse(body))),
  }
}
