import { err } from '#shared/kernel/result.ts'
import { isAmended, unsignedAmendments } from '../amendments.ts'
import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { coversOf } from '../fold/delivered.ts'
import type { SignedPayload } from '../payloads/payloads.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { signOff } from '../signOff/signOff.ts'
import { answer, type Decider } from './deciding.ts'

/** The nurse's signature: nothing blocks, every warning was read, and the coding of this very chart is frozen with it. */
export const sign: Decider<'sign'> = (chart, command, context) => {
  const refusal = signRefusal(chart, command, context)
  if (refusal) return err(refusal)
  // A signature is never back-dated: it happens when it is given (workflow 9).
  const signing = { ...context, happenedAt: context.now }
  return answer(null, chart, signing, 'SessionSigned', signedPayload(chart, command, context))
}

function signRefusal(chart: Chart, command: CommandOf<'sign'>, context: Context): Refusal | null {
  const { blocks, warnings } = signOff(chart, {
    now: context.now,
    signerId: context.user.id,
    codingIssues: context.frozen?.issues ?? [],
    ...(context.doubtful ? { doubtful: context.doubtful } : {}),
  })
  if ((context.heldVersion ?? 0) >= nextVersion(chart))
    return refuse('signed-elsewhere', { version: String(context.heldVersion) })
  if (chart.signed && !isAmended(chart)) return refuse('amendment-empty')
  if (!chart.discharged) return refuse('not-discharged')
  const block = blocks[0]
  if (block) return refuse('sign-off-blocked', { ...block.facts, block: block.code, count: String(blocks.length) })
  const unread = warnings.filter(({ code }) => !command.warningsAccepted.includes(code))
  const first = unread[0]
  return first
    ? refuse('warnings-not-read', { ...first.facts, warning: first.code, count: String(unread.length) })
    : null
}

const nextVersion = ({ signed }: Chart): number => (signed?.payload.version ?? 0) + 1

function signedPayload(
  chart: Chart,
  command: CommandOf<'sign'>,
  { frozen, preview, signedWith }: Context,
): SignedPayload {
  if (!frozen && !preview) throw new Error('signing needs the frozen coding of this chart')
  const version = nextVersion(chart)
  const amendmentIds = unsignedAmendments(chart)
  return {
    version,
    statement: command.statement,
    ...(signedWith ? { method: signedWith } : {}),
    ...(amendmentIds.length > 0 ? { amendmentIds: [...amendmentIds] } : {}),
    covers: coversOf(chart),
    warningsAccepted: command.warningsAccepted,
    ruleSet: frozen?.ruleSet ?? 'preview',
    catalogueIssue: frozen?.catalogueIssue ?? 'preview',
    codingInput: frozen?.codingInput ?? null,
    codingResult: frozen?.codingResult ?? null,
    unitsInput: frozen?.unitsInput ?? null,
    unitsResult: frozen?.unitsResult ?? null,
    ...(frozen?.reference ? { reference: frozen.reference } : {}),
  }
}
