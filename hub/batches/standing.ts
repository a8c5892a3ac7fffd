import { authorizationNumbers } from '#shared/claim/authorizationNumbers.ts'
import { type LeftClaim, standingClaims } from '#shared/claim/standing.ts'
import { type ClaimRow, claimOf } from './ledgerRows.ts'

/** A claim that a payer has, and its number there. */
export interface Standing {
  readonly row: ClaimRow
  readonly payerNumber: string | null
}

export interface Left extends LeftClaim, Standing {}

/** What the payers of a visit have, by reference; the main claim first. */
export const standingOf = (history: readonly ClaimRow[]): ReadonlyMap<string, Left> =>
  standingClaims(
    history.map((row) => ({
      reference: row.reference,
      version: row.version,
      frequency: row.frequency,
      state: row.state,
      payerNumber: row.payer_number,
      batchPlace: row.batch_place,
      authorizations: authorizationNumbers(claimOf(row)),
      row,
    })),
  )

/** Whether it carries what payers before its own decided. */
export const isOfNextPayer = (row: ClaimRow): boolean => claimOf(row).priorPayments.length > 0
