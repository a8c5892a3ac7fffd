import type { Method } from './contract.ts'

/** What every page asks first, signed in or not. A host that makes the page itself may lay the answers into it. */
export const firstQuestions = [
  'clinic.get',
  'people.list',
  'people.current',
  'lock.chairs',
  'lock.alarms',
  'record.state',
] as const satisfies readonly Method[]

/** The id of the element whose text they are: JSON, replies by method. */
export const firstAnswersId = 'first-answers'
