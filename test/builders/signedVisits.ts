import { createHash } from 'node:crypto'
import type { ChartEvent } from '#shared/chart/events.ts'
import type { SessionDocument, SignedEnvelope } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { aPractice } from './aClaim.ts'
import { type ASession, aSession } from './aSession.ts'
import { brRest, brTreatment } from './brDay.ts'
import { brScheduled } from './brPlan.ts'
import { nurseAna } from './people.ts'
import { signedAt } from './signedVisit.ts'

const codes = ['96413', '96415', '96417', '96367', '96375', '96361', 'J9312', 'J9033', 'J1200', 'J1100', 'J7040']

/** What tells one of many signed visits from the next. */
export interface VisitFacts {
  readonly claimRef?: string
  readonly rituximabStop?: string
  readonly version?: number
  readonly deviceId?: string
  /** A patient who is known elsewhere. */
  readonly patientId?: string
  /** The patient has a second payer, Lake Mutual. */
  readonly twoPayers?: boolean
  /** Lake Mutual alone is the patient's payer. */
  readonly lakeAlone?: boolean
  /** And a third, Drug Plan, that pays for this drug in the place of the first. */
  readonly carveOut?: string
}

const [first] = brScheduled.coverages
const twoCoverages = first
  ? [
      first,
      {
        ...first,
        id: 'cover-2',
        order: 2,
        memberId: 'LM-77',
        payer: { ...first.payer, id: 'payer-lake', name: 'Lake Mutual', payerId: '99001', filingCode: 'CI' },
      },
    ]
  : []

const carvedOut = (code: string | undefined): typeof twoCoverages =>
  twoCoverages.slice(1).flatMap((second) =>
    code === undefined
      ? []
      : [
          {
            ...second,
            id: 'cover-3',
            order: 3,
            covers: [code],
            payer: { ...second.payer, id: 'payer-drugs', name: 'Drug Plan', payerId: '99003' },
          },
        ],
  )

/** The worked day, charted for the n-th patient of a day and signed: complete enough for a claim file. */
export function aSignedEnvelope(n: number, facts: VisitFacts = {}): SignedEnvelope {
  const { claimRef = `260302AA${String(n).padStart(3, '0')}`, rituximabStop = '13:25', version = 1 } = facts
  const sessionId = `session-${n}`
  const { patientId = `patient-${n}` } = facts
  const patient = { ...brScheduled.patient, id: patientId, mrn: `MRN${n}`, last: `Patient${n}`, first: 'Test' }
  const all = facts.lakeAlone ? twoCoverages.slice(1).map((lake) => ({ ...lake, order: 1 })) : twoCoverages
  const coverages = facts.twoPayers || facts.lakeAlone ? { coverages: [...all, ...carvedOut(facts.carveOut)] } : {}
  const authorizations = brScheduled.authorizations.map((one) => ({ ...one, payerId: 'payer-lake' }))
  const plan = facts.lakeAlone ? { ...coverages, authorizations } : coverages
  const visit = signedAt(brRest(brTreatment(rituximabStop, aSession({ claimRef, patient, ...plan }))), '15:05')
  const events = eventsOf(visit, sessionId, version)
  const payload = documentOf(sessionId, version, events)
  return sealed(payload, facts.deviceId ?? 'device-1', visit)
}

const eventsOf = (visit: ASession, sessionId: string, version: number): ChartEvent[] =>
  visit.events.map((event): ChartEvent => {
    const moved = { ...event, sessionId, id: `${sessionId}-${event.id.slice(-12)}` }
    return moved.kind === 'SessionSigned' ? { ...moved, payload: { ...moved.payload, version } } : moved
  })

const documentOf = (sessionId: string, version: number, events: ChartEvent[]): SessionDocument => ({
  format: 'chairside.session',
  formatVersion: 1,
  sessionId,
  version,
  practice: aPractice,
  providers: [{ npi: '1234567893', last: 'Roe', first: 'Ann', credential: 'MD' }],
  charges: codes.map((code, index) => ({ code, cents: 1_003 + index * 217, from: '2026-01-01' })),
  people: [],
  events,
})

function sealed(payload: SessionDocument, deviceId: string, visit: ASession): SignedEnvelope {
  const plain = JSON.parse(JSON.stringify(payload)) as SessionDocument
  return {
    schema: 'chairside.signed/1',
    session: payload.sessionId,
    version: payload.version,
    siteId: 'lakeside',
    deviceId,
    contentSha256: createHash('sha256').update(canonicalJson(plain)).digest('hex'),
    signedBy: nurseAna.id,
    signedAt: visit.at('15:05'),
    payload: plain,
  }
}
