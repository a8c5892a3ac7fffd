import type { z } from 'zod'
import { codeChart } from '#shared/billing/codeChart.ts'
import { codingDifference } from '#shared/billing/compareCoding.ts'
import { chartEventSchema } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import {
  type HubError,
  type HubInput,
  type HubMethod,
  type HubOutput,
  hubContract,
  type Receipt,
} from '#shared/ipc/hubContract.ts'
import type { hubOutgoingRows } from '#shared/ipc/hubOutgoingRows.ts'
import type { hubScanRows } from '#shared/ipc/hubScanRows.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { epochMs, instantAt } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { AnswerFiler } from './answers/answerFiler.ts'
import { type Raised, raise } from './answers/exceptions.ts'
import { claimMethods } from './batches/claimMethods.ts'
import { admitDevice, type NotAdmitted, newDeviceKey } from './deviceKeys.ts'
import { scheduleMethods } from './inbound/scheduleMethods.ts'
import { outgoingMethods } from './outgoing/outgoingMethods.ts'
import type { Seal } from './outgoing/seal.ts'
import { type HubPorts, sha256 } from './ports.ts'
import { scanMethods } from './scans/scanMethods.ts'
import type { Device, HubStore, PushedEvent, Site } from './store.ts'

/** A no of the hub: its code and one sentence. The HTTP status follows from the code (hub/httpServer.ts). */
export type HubAnswer<M extends HubMethod> = Result<HubOutput<M>, HubError>

export interface HubCaller {
  /** Bearer token of the request, or null. */
  readonly deviceKey: string | null
}

export interface HubService {
  /** Whether that caller may ask that at all: before anything of the request is read. */
  admits(method: string, caller: HubCaller): Promise<Result<Device, NotAdmitted>>
  call(method: string, input: unknown, caller: HubCaller): Promise<Result<unknown, HubError>>
  /** A fresh one-time enrolment code, valid for `minutes`, shown once. */
  newEnrolmentCode(minutes: number): Promise<string>
}

type Methods = {
  readonly [M in HubMethod]: (input: HubInput<M>, device: Device, caller: HubCaller) => Promise<HubAnswer<M>>
}

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const nobody: Device = { id: '', name: '', letters: '', revoked: false }

/**
 * The hub's judge and its methods above any wire: name known, device known, input of the right form, answer. Throws only
 * for bugs. `seal`: of what no database should hold open. `wake`: something new waits to leave.
 */
export function createHubService(
  store: HubStore,
  site: Site,
  ports: HubPorts,
  seal: Seal,
  wake: () => void = () => {},
  filer?: AnswerFiler,
): HubService {
  const scans = scanMethods(store, ports, seal)
  const methods: Methods = {
    ...createMethods(store, site, ports, filer),
    ...scans,
    ...outgoingMethods(store, ports, wake),
  }
  return {
    admits: (method, caller) => admit(store, ports, method, caller),
    async call(method, input, caller) {
      const device = await admit(store, ports, method, caller)
      if (!device.ok) return err(device.error.error)
      const name = method as HubMethod
      const parsed = (hubContract[name].input as z.ZodType).safeParse(input ?? {})
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        return no(
          'bad-input',
          `${issue?.path.join('.') || 'the request'} is not in the right form: ${issue?.message ?? 'unknown'}.`,
        )
      }
      const run = methods[name] as (i: unknown, d: Device, c: HubCaller) => Promise<Result<unknown, HubError>>
      return run(parsed.data, device.value, caller)
    },
    async newEnrolmentCode(minutes) {
      const code = ports
        .newSecret()
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 12)
        .toUpperCase()
      const now = ports.now()
      await store.addEnrolmentCode(sha256(code), {
        ...now,
        utc: new Date(Date.parse(now.utc) + minutes * 60_000).toISOString(),
      })
      return code
    },
  }
}

async function admit(
  store: HubStore,
  ports: HubPorts,
  method: string,
  { deviceKey }: HubCaller,
): Promise<Result<Device, NotAdmitted>> {
  if (!isHubMethod(method))
    return err({
      error: { code: 'unknown-method', message: 'This hub does not know that request.' },
      deviceId: null,
    })
  return hubContract[method].access === 'open' ? ok(nobody) : admitDevice(store, ports.now(), deviceKey)
}

/** A name of the table, and not one that every object has. */
export const isHubMethod = (method: string): method is HubMethod => Object.hasOwn(hubContract, method)

function createMethods(
  store: HubStore,
  site: Site,
  ports: HubPorts,
  filer: AnswerFiler | undefined,
): Omit<Methods, keyof typeof hubOutgoingRows | keyof typeof hubScanRows> {
  return {
    ...claimMethods(store, ports, filer),
    ...scheduleMethods(store, ports),
    'hub.status': async () => ok({ name: site.name, siteId: site.id, now: ports.now(), store: store.kind }),
    'device.enrol': async ({ code, deviceId, deviceName }) => {
      const { secret, key } = newDeviceKey(ports)
      const asked = { id: deviceId, name: deviceName, key, at: ports.now() }
      const answer = await store.enrol(sha256(code), asked)
      if (answer.ok)
        return ok({
          deviceKey: secret,
          letters: answer.value.letters,
          siteId: site.id,
          keyExpiresAt: key.expiresAt,
        })
      return no(
        answer.error,
        answer.error === 'code-used'
          ? 'This enrolment code was used before.'
          : 'This enrolment code is not known, or its time is over.',
      )
    },
    'device.renewKey': async (_input, _device, { deviceKey }) => {
      const { secret, key } = newDeviceKey(ports)
      await store.renewKey(sha256(deviceKey ?? ''), key)
      return ok({ deviceKey: secret, keyExpiresAt: key.expiresAt })
    },
    'devices.list': async () => ok({ devices: [...(await store.devices())] }),
    'devices.revoke': ({ deviceId }, device) => revoke(store, ports, deviceId, device),
    'events.push': async ({ events }, device) => ok(await pushEvents(store, ports, device, events)),
    'sessions.submit': ({ envelope }, device) => submit(store, ports, envelope, device),
    'events.pull': async ({ after, mark, limit }, device) =>
      ok(await pullEvents(store, ports, device, { after, mark, limit })),
    'events.own': async ({ afterSeq, limit }, device) =>
      ok({ events: [...(await store.ownEvents(device.id, afterSeq, limit))] }),
    'sessions.list': async ({ after, mark, limit }) => {
      const page = await store.list(await startFor(store, 'sessions', after, mark), limit)
      return ok({
        sessions: [...page.sessions],
        cursor: page.cursor,
        mark: await store.markAt('sessions', page.cursor),
      })
    },
    'sessions.get': async ({ sessionId, version }) => {
      const held = await store.get(sessionId, version)
      if (!held) return no('not-found', 'The hub holds no such version of this session.')
      return ok({ envelope: signedEnvelopeSchema.parse(JSON.parse(held.envelopeText)), receipt: held.receipt })
    },
  }
}

async function revoke(
  store: HubStore,
  ports: HubPorts,
  deviceId: string,
  by: Device,
): Promise<HubAnswer<'devices.revoke'>> {
  if (deviceId === by.id) return no('bad-input', 'deviceId: a device does not take itself out of service.')
  const isKnown = (await store.devices()).some(({ id }) => id === deviceId)
  if (!isKnown) return no('bad-input', 'deviceId: this hub knows no such device.')
  await store.revoke(deviceId)
  ports.log(`revoked: device ${deviceId} by device ${by.id}`)
  return ok({})
}

/** A cursor of another hub, or of this one before it was set up anew, is worth nothing: from the start. */
async function startFor(
  store: HubStore,
  list: 'events' | 'sessions',
  after: number,
  mark: string | null | undefined,
): Promise<number> {
  if (after === 0 || mark === undefined) return after
  return mark !== null && (await store.markAt(list, after)) === mark ? after : 0
}

/** How often it is written down that a device asked. */
const heardEverySeconds = 20

async function pullEvents(
  store: HubStore,
  ports: HubPorts,
  device: Device,
  { after, mark, limit }: HubInput<'events.pull'>,
): Promise<HubOutput<'events.pull'>> {
  const now = ports.now()
  await store.heard(device.id, now, instantAt(epochMs(now) - heardEverySeconds * 1000, now.zone).utc)
  const page = await store.pullEvents(device.id, await startFor(store, 'events', after, mark), limit)
  const devices = (await store.devicesHeard()).filter(({ id }) => id !== device.id)
  return {
    events: [...page.events],
    cursor: page.cursor,
    mark: await store.markAt('events', page.cursor),
    devices: devices.map(({ id, name, heardUtc }) => ({
      deviceId: id,
      name,
      heardAt: instantAt(Date.parse(heardUtc), now.zone),
    })),
    now,
  }
}

type Pushed = HubInput<'events.push'>['events'][number]

async function pushEvents(
  store: HubStore,
  ports: HubPorts,
  device: Device,
  events: readonly Pushed[],
): Promise<HubOutput<'events.push'>> {
  const judged = events.map((event) => ({ event, problem: problemOf(event) }))
  const firstBad = judged.findIndex(({ problem }) => problem !== null)
  // The chain is kept whole: what stands behind a bad record waits until that one is settled.
  const good = judged
    .slice(0, firstBad < 0 ? judged.length : firstBad)
    .map(({ event }): PushedEvent => ({ ...event, sessionId: sessionOf(event.body) }))
  const stored = await store.pushEvents(device.id, good, ports.now())
  const refused = judged.slice(good.length).map(({ event, problem }) => ({
    seq: event.seq,
    answer: 'invalid' as const,
    reason: problem ?? 'An earlier event of this push was refused.',
  }))
  return { answers: [...stored.answers, ...refused], lastSeq: stored.lastSeq }
}

/**
 * Why an event cannot be taken, or null. Audit entries travel in the same chain and have no session.
 * A chain belongs to the workstation that keeps it: an event of it may have been made on another one.
 */
function problemOf(event: Pushed): string | null {
  if (sha256(event.prevHash + event.body) !== event.hash) return `The hash of event ${event.seq} does not fit its text.`
  const body = jsonObject(event.body)
  if (!body) return `Event ${event.seq} is not JSON.`
  if (body.id !== event.id) return `Event ${event.seq} has another id in its text.`
  if (typeof body.kind === 'string' && body.kind.startsWith('audit.')) return null
  const parsed = chartEventSchema.safeParse(body)
  return parsed.success
    ? null
    : `Event ${event.seq}: ${parsed.error.issues[0]?.path.join('.')} is not in the right form.`
}

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function sessionOf(body: string): string | null {
  const sessionId = jsonObject(body)?.sessionId
  return typeof sessionId === 'string' ? sessionId : null
}

async function submit(
  store: HubStore,
  ports: HubPorts,
  envelope: SignedEnvelope,
  device: Device,
): Promise<HubAnswer<'sessions.submit'>> {
  const chart = foldChart(envelope.payload.events)
  const problem = envelopeProblem(envelope, device)
  if (problem) return err(problem)
  if (!chart?.signed || chart.signed.payload.version !== envelope.version)
    return no('bad-input', 'envelope.payload: it carries no signature of this version.')
  const receipt: Receipt = {
    receipt: ports.newId(),
    session: envelope.session,
    version: envelope.version,
    sha256: envelope.contentSha256,
    storedAt: ports.now(),
    replayed: false,
    difference: codingDifference(chart.signed.payload, codeChart(chart)),
  }
  const stored = await store.submit({
    envelope,
    envelopeText: canonicalJson(envelope),
    claimRef: chart.scheduled.claimRef,
    receipt,
  })
  if (stored.outcome === 'other-content')
    return no(
      'other-content',
      `Another workstation signed version ${envelope.version} of this visit with other content, and it came first. Open an amendment there: version ${envelope.version + 1} carries both.`,
    )
  if (stored.receipt.difference)
    await store.transact(raise(codedOtherwise(stored.receipt, stored.receipt.difference, chart.scheduled), ports.now()))
  if (receipt.difference && stored.outcome === 'stored')
    ports.log(`coding differs: session ${envelope.session} version ${envelope.version}`)
  return ok({ ...stored.receipt, replayed: stored.outcome === 'replayed' })
}

/** Put before a biller: the workstation and the hub do not read the record alike (workflow 7). */
const codedOtherwise = (
  { session, version }: Receipt,
  difference: string,
  { claimRef }: { readonly claimRef: string },
): Raised => ({
  ...({ kind: 'coded_otherwise', nextStep: 'claim', reference: claimRef, sessionId: session, version } as const),
  words: `The hub codes version ${version} otherwise than it was signed: ${difference}. Look at its lines before the claim leaves, and tell support.`,
})

function envelopeProblem(envelope: SignedEnvelope, device: Device): HubError | null {
  if (envelope.deviceId !== device.id)
    return { code: 'bad-input', message: 'envelope.deviceId: it names another device.' }
  if (envelope.payload.sessionId !== envelope.session)
    return { code: 'bad-input', message: 'envelope.payload.sessionId: it names another session.' }
  if (envelope.payload.version !== envelope.version)
    return { code: 'bad-input', message: 'envelope.payload.version: it names another version.' }
  if (sha256(canonicalJson(envelope.payload)) !== envelope.contentSha256)
    return { code: 'hash-wrong', message: 'envelope.contentSha256: it does not fit the payload.' }
  return null
}
