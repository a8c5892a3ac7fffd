import type { RoleName } from './permissions.ts'

/** How much of a visit's history a role sees (workflow 11, "Full history"). */
export interface HistoryScope {
  /** Entries of the chart. */
  readonly entries: 'all' | 'own' | 'none'
  /** Beside the chart: who looked, printed, exported, was refused. `billing` = what left for billing and what was decided there. */
  readonly audit: 'all' | 'billing' | 'none'
}

const scopes: Readonly<Record<RoleName, HistoryScope>> = {
  ma: { entries: 'own', audit: 'none' },
  rn: { entries: 'all', audit: 'none' },
  charge: { entries: 'all', audit: 'none' },
  pharmacist: { entries: 'own', audit: 'none' },
  biller: { entries: 'all', audit: 'billing' },
  manager: { entries: 'all', audit: 'all' },
  // The system's side: who did what with the record, never what stands in it.
  admin: { entries: 'none', audit: 'all' },
  auditor: { entries: 'all', audit: 'all' },
}

const most = <T>(order: readonly T[], found: readonly T[], least: T): T =>
  order.find((one) => found.includes(one)) ?? least

/** Of several roles, the most that any of them sees. */
export function historyScope(roles: readonly RoleName[]): HistoryScope {
  const found = roles.map((role) => scopes[role])
  return {
    entries: most(
      ['all', 'own', 'none'] as const,
      found.map(({ entries }) => entries),
      'none',
    ),
    audit: most(
      ['all', 'billing', 'none'] as const,
      found.map(({ audit }) => audit),
      'none',
    ),
  }
}
