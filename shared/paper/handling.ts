import type { handlingNeeds } from '../clinical/handlingNeeds.ts'
import type { PlannedLine } from '../document/plan.ts'

/** How a drug is handled, in words (workflow 4.1). */
const words: Readonly<Record<(typeof handlingNeeds)[number], string>> = {
  protect_from_light: 'Protect from light',
  in_line_filter: 'In-line filter 0.2 µm',
  no_filter: 'No filter',
  non_pvc_tubing: 'Non-PVC tubing',
  vented_tubing: 'Vented tubing',
  do_not_shake: 'Do not shake',
  refrigerate: 'Keep cold until hung',
}

/** "Hazardous drug", then every need of the order; empty where there is none. */
export const handlingOf = ({
  hazardous,
  handling = [],
}: Pick<PlannedLine, 'hazardous' | 'handling'>): readonly string[] => [
  ...(hazardous ? ['Hazardous drug'] : []),
  ...handling.map((need) => words[need]),
]
