import type { Tx, WritableDb } from './rights.ts'

/** A patient whose chart is restricted, or was. */
export interface StoredRestriction {
  readonly patientId: string
  readonly mrn: string
  readonly isRestricted: boolean
  readonly reason: string
  /** Who of the staff this patient is; null = nobody. */
  readonly staffId: string | null
  readonly changedBy: string
  readonly changedUtc: string
}

export interface RestrictedStore {
  /** False = a later change is known. */
  put(tx: Tx, restriction: StoredRestriction): boolean
  /** Those that are restricted now. */
  list(): readonly StoredRestriction[]
}

type Row = Omit<StoredRestriction, 'isRestricted'> & { readonly isRestricted: number }

const putSql = `insert into restricted_patients (patient_id, mrn, is_restricted, reason, staff_id, changed_by, changed_utc)
  values (@patientId, @mrn, @isRestricted, @reason, @staffId, @changedBy, @changedUtc)
  on conflict (patient_id) do update set mrn = excluded.mrn, is_restricted = excluded.is_restricted,
    reason = excluded.reason, staff_id = excluded.staff_id, changed_by = excluded.changed_by,
    changed_utc = excluded.changed_utc
  where excluded.changed_utc >= restricted_patients.changed_utc`

export function createRestrictedStore(db: WritableDb): RestrictedStore {
  const put = db.prepare(putSql)
  const list = db.prepare<[], Row>(
    `select patient_id as patientId, mrn, is_restricted as isRestricted, reason, staff_id as staffId,
       changed_by as changedBy, changed_utc as changedUtc
     from restricted_patients where is_restricted = 1 order by changed_utc desc, patient_id`,
  )
  return {
    put: (_tx, { isRestricted, ...row }) => put.run({ ...row, isRestricted: isRestricted ? 1 : 0 }).changes === 1,
    list: () => list.all().map((row) => ({ ...row, isRestricted: row.isRestricted === 1 })),
  }
}
