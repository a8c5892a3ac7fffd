/** What a bag needs on its way into the patient (workflow 4.1: light, filter, tubing). The record keeps the key. */
export const handlingNeeds = [
  'protect_from_light',
  'in_line_filter',
  'no_filter',
  'non_pvc_tubing',
  'vented_tubing',
  'do_not_shake',
  'refrigerate',
] as const
