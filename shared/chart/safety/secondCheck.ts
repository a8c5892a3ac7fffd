import { checkItems } from '#shared/clinical/chairPickLists.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import type { PlannedLine } from '#shared/document/plan.ts'

/** Antineoplastic drugs are checked by two people at the chair (workflow 5, check 4). */
export const needsSecondCheck = ({ role }: Pick<PlannedLine, 'role'>): boolean => role === 'antineoplastic'

export type CheckItem = (typeof checkItems)[number]

/** What each of the two confirms of this drug: what no pump gives has no rate and no pump to be set. */
export const checkItemsOf = ({ route, plannedMinutes }: PlannedLine): readonly CheckItem[] =>
  checkItems.filter((item) => tapOf(route, plannedMinutes) === 'start' || (item !== 'rate' && item !== 'pump_setting'))
