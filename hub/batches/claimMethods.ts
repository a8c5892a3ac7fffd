import type { hubClaimRows } from '#shared/ipc/hubClaimRows.ts'
import type { HubError, HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { type AnswerFiler, createAnswerFiler } from '../answers/answerFiler.ts'
import { listExceptions, settleException } from '../answers/exceptions.ts'
import { lookForLate } from '../answers/lateAnswers.ts'
import { linePayments } from '../answers/linePayments.ts'
import { type Money, placeMoney, takeMoneyBack, unmatchedMoney } from '../answers/placeMoney.ts'
import { takenByHand } from '../outgoing/leftBefore.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { createBatchBuilder } from './batchBuilder.ts'
import { batchFile, findBatch, listBatches, readBatch } from './batchReads.ts'
import { changedClaims, enterPayerNumber, holdClaim, ledgerName } from './changedClaims.ts'

type ClaimMethod = keyof typeof hubClaimRows & HubMethod
type Methods = {
  readonly [M in ClaimMethod]: (input: HubInput<M>) => Promise<Result<HubOutput<M>, HubError>>
}

const notFound = (message: string): Result<never, HubError> => err({ code: 'not-found', message })
const brokenOff = notFound('The hub builds no such file: it was stopped in between. Build it again.')
const noBatch = notFound('The hub holds no such batch.')

const lookEveryMs = 10 * 60_000

/** Looks for late answers while desks ask, but not with every question. */
function createLateWatch(store: HubStore, ports: HubPorts): () => Promise<void> {
  let nextMs = 0
  return async () => {
    const now = ports.now()
    if (epochMs(now) < nextMs) return
    nextMs = epochMs(now) + lookEveryMs
    await store.transact(lookForLate(now))
  }
}

const asked = <T>(answer: Result<T, string>): Result<T, HubError> =>
  answer.ok ? answer : err({ code: 'bad-input', message: answer.error })
const asMoney = (money: Money) => asked(money.ok ? ok({ money: money.value }) : money)

/** The hub's methods about claims that leave and what comes back: each one piece of work on the store. */
export function claimMethods(
  store: HubStore,
  ports: HubPorts,
  filer: AnswerFiler = createAnswerFiler(store, ports),
): Methods {
  const watch = createLateWatch(store, ports)
  const builder = createBatchBuilder(store, ports)
  return {
    'batches.build': async (input) => {
      const { batch, leftOut } = await builder.build(input)
      return ok({ batch, leftOut: [...leftOut] })
    },
    'batches.begin': async (input) => ok({ building: await builder.begin(input) }),
    'batches.building': async ({ batchId }) => {
      const found = await builder.look(batchId)
      return found ? ok({ ...found, leftOut: [...found.leftOut] }) : brokenOff
    },
    'batches.cancel': async ({ batchId }) => {
      const building = builder.cancel(batchId)
      return building ? ok({ building }) : brokenOff
    },
    'batches.list': async ({ limit }) => ok({ batches: [...(await store.look(listBatches(limit)))] }),
    'batches.get': async ({ batchId }) => {
      const found = await store.look(readBatch(batchId))
      return found ? ok(found) : noBatch
    },
    'batches.take': async ({ batchId, by, again = false }) => {
      const taken = await store.transact(takenByHand(batchId, { by: by.name, again }, ports.now()))
      if (!taken.ok) return taken
      const [file, batch] = [await store.look(batchFile(batchId)), await store.look(findBatch(batchId))]
      return file && batch ? ok({ ...file, batch }) : noBatch
    },
    'answers.file': async ({ fileName, text, by }) => {
      const came = { id: ports.newId(), fileName, text, cameBy: 'hand', filedBy: by.name }
      const filed = await filer.file(came)
      if (filed.ok) {
        await store.transact(lookForLate(ports.now()))
        return filed
      }
      return err({ code: 'bad-input', message: `${filed.error.place}: ${filed.error.cause}.` })
    },
    'exceptions.list': async (input) => {
      await watch()
      return ok(await store.look(listExceptions(input)))
    },
    'exceptions.settle': async (input) => {
      const exception = await store.transact(settleException(input, ports.now()))
      return exception ? ok({ exception }) : notFound('The hub knows no such exception.')
    },
    'payments.unmatched': async (input) => asMoney(await store.look(unmatchedMoney(input))),
    'payments.place': async (input) => asMoney(await store.transact(placeMoney(input, ports.now()))),
    'payments.takeBack': async (input) => asked(await store.transact(takeMoneyBack(input, ports.now()))),
    'claims.changed': async (input) => {
      await watch()
      const ledger = await store.transact(ledgerName(ports.newId))
      return ok(await store.look(changedClaims(ledger, input)))
    },
    'claims.payments': async ({ sessionId }) => ok(await store.look(linePayments(sessionId))),
    'claims.payerNumber': async (input) => {
      const entered = await store.transact(enterPayerNumber(input))
      return entered ? ok(entered) : notFound('No claim with that number and version left here.')
    },
    'claims.hold': async (input) => ok({ holder: await store.transact(holdClaim(input, ports.now())) }),
  }
}
