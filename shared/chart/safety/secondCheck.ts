import type { PlannedLine } from '#shared/document/plan.ts'

/** Antineoplastic drugs are checked by two people at the chair (workflow 5, check 4). */
export const needsSecondCheck = ({ role }: Pick<PlannedLine, 'role'>): boolean => role === 'antineoplastic'
