import type { z } from 'zod'
import { codeChart } from '#shared/billing/codeChart.ts'
import { codingDifference } from '#shared/billing/compareCoding.ts'
import { chartEventSchema } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/foldChart.ts'
import { type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import {
  type HubContract,
  type HubError,
  type HubInput,
  type HubMethod,
  type HubOutput,
  hubContract,
  type Receipt,
} from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { epochMs, instantAt } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { type HubPorts, sha256 } from './ports.ts'
import type { Device, HubStore, PushedEvent, Site } from './store.ts'

/** A no of the hub: its code and one sentence. The HTTP status follows from the code (hub/httpServer.ts). */
export type HubAnswer<M extends HubMethod> = Result<HubOutput<M>, HubError>

export interface HubCaller {
  /** Bearer token of the request, or null. */
  readonly deviceKey: string | null
}

export interface HubService {
  call(method: string, input: unknown, caller: HubCaller): Promise<Result<unknown, HubError>>
  /** A fresh one-time enrolment code, valid for `minutes`, shown once. */
  newEnrolmentCode(minutes: number): Promise<string>
}

type Methods = { readonly [M in HubMethod]: (input: HubInput<M>, device: Device) => Promise<HubAnswer<M>> }

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const nobody: Device = { id: '', name: '', letters: '', revoked: false }

/** The hub's judge and its methods above any wire: name known, device known, input of the right form, answer. Throws only for bugs. */
export function createHubService(store: HubStore, site: Site, ports: HubPorts): HubService {
  const methods = createMethods(store, site, ports)
  return {
    async call(method, input, caller) {
      if (!Object.hasOwn(hubContract, method)) return no('unknown-method', 'This hub does not know that request.')
      const name = method as HubMethod
      const row: HubContract[HubMethod] = hubContract[name]
      const device = row.access === 'open' ? ok(nobody) : await knownDevice(store, caller)
      if (!device.ok) return device
      const parsed = (row.input as z.ZodType).safeParse(input ?? {})
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        return no(
          'bad-input',
          `${issue?.path.join('.') || 'the request'} is not in the right form: ${issue?.message ?? 'unknown'}.`,
        )
      }
      return (methods[name] as (i: unknown, d: Device) => Promise<Result<unknown, HubError>>)(parsed.data, device.value)
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

async function knownDevice(store: HubStore, { deviceKey }: HubCaller): Promise<Result<Device, HubError>> {
  const device = deviceKey ? await store.deviceByKeyHash(sha256(deviceKey)) : null
  if (!device) return no('not-enrolled', 'This device is not enrolled at this hub.')
  return device.revoked ? no('revoked', 'This device was taken out of service at the hub.') : ok(device)
}

function createMethods(store: HubStore, site: Site, ports: HubPorts): Methods {
  return {
    'hub.status': async () => ok({ name: site.name, siteId: site.id, now: ports.now(), store: store.kind }),
    'device.enrol': async ({ code, deviceId, deviceName }) => {
      const deviceKey = ports.newSecret()
      const answer = await store.enrol(sha256(code), {
        id: deviceId,
        name: deviceName,
        keyHash: sha256(deviceKey),
        at: ports.now(),
      })
      if (answer.ok) return ok({ deviceKey, letters: answer.value.letters, siteId: site.id })
      return no(
        answer.error,
        answer.error === 'code-used'
          ? 'This enrolment code was used before.'
          : 'This enrolment code is not known, or its time is over.',
      )
    },
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
  if (receipt.difference && stored.outcome === 'stored')
    ports.log(`coding differs: session ${envelope.session} version ${envelope.version}`)
  return ok({ ...stored.receipt, replayed: stored.outcome === 'replayed' })
}

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
