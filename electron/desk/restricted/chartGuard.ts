import { patientRuleOf } from '#shared/ipc/contract.ts'
import type { Guard } from '#shared/ipc/dispatch.ts'
import type { Desk } from '../desk.ts'
import { noteAlone } from '../record/noteAlone.ts'
import { caresFor } from './openRestricted.ts'
import { isOwnChart, standingsFor } from './restricted.ts'

type No = NonNullable<ReturnType<Guard>>
const ownChart: No = { code: 'chart-own', facts: {} }

/**
 * Stands before every method (ADR 14): one patient's data needs a reason where the chart is restricted, and nobody reads,
 * bills or witnesses in their own. Which methods ask is said for each in `patientRules`.
 */
export const createChartGuard =
  (desk: Desk): Guard =>
  (method, input, { user }) => {
    const rule = patientRuleOf(method)
    if ((rule !== 'opened' && rule !== 'logged') || !user) return null
    const standings = standingsFor(desk, user)
    const sessions = [...sessionsOf(input), ...sessionOfQuestion(desk, input)]
    const ofMrn = standings.ofMrn(textOf(input, 'mrn') ?? '')
    const own = sessions.find((sessionId) => standings.ofSession(sessionId) === 'own')
    if (own !== undefined || ofMrn === 'own') {
      const about = own === undefined ? {} : { sessionId: own }
      noteAlone(desk, { kind: 'audit.ownChartRefused', userId: user.id, ...about, facts: { method } })
      return ownChart
    }
    if (rule === 'logged') return null
    const witness = textOf(fieldOf(input, 'witness'), 'userId')
    if (witness !== null && sessions.some((sessionId) => isOwnChart(desk, sessionId, witness))) return ownChart
    const closed = sessions.find((sessionId) => standings.ofSession(sessionId) === 'closed')
    if (closed === undefined) return ofMrn === 'closed' ? closedChart(false) : null
    return closedChart(caresFor(desk, closed, user.id))
  }

/** `cares`: the visit is with this person today, and one tap is reason enough. */
const closedChart = (cares: boolean): No => ({ code: 'chart-restricted', facts: { cares: String(cares) } })

const sessionFields = ['sessionId', 'fromSessionId', 'toSessionId', 'earlierSessionId', 'connectSessionId']

/** Every visit an input names: its own, another chart a command reads, the visits of a claim file. */
function sessionsOf(input: unknown): readonly string[] {
  const own = sessionFields.flatMap((field) => textOf(input, field) ?? [])
  const [command, listed] = [fieldOf(input, 'command'), fieldOf(input, 'sessions')]
  const deeper = [...(command === null ? [] : [command]), ...(Array.isArray(listed) ? (listed as unknown[]) : [])]
  return [...own, ...deeper.flatMap(sessionsOf)]
}

function sessionOfQuestion({ stores }: Desk, input: unknown): readonly string[] {
  const questionId = textOf(input, 'questionId')
  const question = questionId === null ? null : stores.tables.questions.get(questionId)
  return question ? [question.sessionId] : []
}

function fieldOf(input: unknown, field: string): unknown {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, field)) return null
  return (input as Readonly<Record<string, unknown>>)[field] ?? null
}

function textOf(input: unknown, field: string): string | null {
  const value = fieldOf(input, field)
  return typeof value === 'string' ? value : null
}
