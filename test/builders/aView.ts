import type { WorklistView } from '#shared/ipc/worklistShapes.ts'

/** Every visit, least time left first. */
export const aView: WorklistView = {
  group: 'all',
  search: '',
  payer: null,
  status: null,
  hours: null,
  missing: null,
  holder: null,
  question: null,
  sort: { key: 'hours', direction: 'up' },
}
