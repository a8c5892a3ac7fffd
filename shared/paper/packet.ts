import type { Chart, Line, Mixing } from '../chart/chart.ts'
import { chartedBy } from '../chart/chartedBy.ts'
import type { EventOf } from '../chart/events.ts'
import { foldChart } from '../chart/fold/foldChart.ts'
import { mixingOf } from '../chart/safety/useBy.ts'
import type { Stamp } from '../chart/stamps.ts'
import { runningSpans } from '../chart/timers/runningTime.ts'
import type { Authorization } from '../document/clinic.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import { epochMs, printedMinutesBetween } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { codeBlocks } from './codeBlocks.ts'
import { entryDetails, entryTitle, type Names, namesOf } from './entryWords.ts'
import { treatmentWords } from './orderWords.ts'
import { type Block, type Cell, cell, type Paper, strong } from './paper.ts'
import { printedMoment, printedTime } from './printedTimes.ts'
import { visitHead } from './visitHead.ts'
import { vitalsBlock } from './vitalsBlock.ts'

/**
 * The payer packet of a signed version (workflow 9): orders, times, site, rate, volume, waste, signatures, every change and
 * the reasons of the codes, from the document alone. Nothing of the moment of printing is in it: the same version gives the
 * same paper. `sha256` is the content hash its receipt names. The error is one sentence.
 */
export function packetOf(document: SessionDocument, sha256: string): Result<Paper, string> {
  const chart = foldChart(document.events)
  const { signed } = chart ?? {}
  if (!chart || !signed) return err('The visit is not signed: there is no packet of it yet.')
  const names = namesOf(document, chart)
  const { version, ruleSet } = signed.payload
  const blocks: readonly Block[] = [
    ...orderBlocks(document, chart),
    ...arrivalBlocks(chart, names),
    ...drugBlocks(chart, names),
    ...vialBlocks(chart, names),
    { kind: 'heading', text: 'Vital signs' },
    vitalsBlock(chart, names),
    ...codeBlocks(signed.payload, names),
    ...signatureBlocks(chart, names),
    ...paperBlocks(chart, names),
    ...entryBlocks(chart, names),
  ]
  return ok({
    title: 'Record of treatment',
    head: visitHead(document.practice.name, chart, [`Version ${version}`, `Rule set ${ruleSet}`]),
    foot: `Content ${sha256}`,
    blocks,
    dated: signed.happenedAt,
  })
}

/** Sheets that were charted on by hand and letters of payers, scanned: named by their hash, so that whoever has one can hold it against this. */
function paperBlocks({ papers, scheduled }: Chart, names: Names): readonly Block[] {
  const numberOf = (id: string): string =>
    scheduled.authorizations.find((one) => one.id === id)?.number || 'without a number'
  const facts = papers.map(({ name, bytes, sha256, stamp, authorizationId }): readonly [string, string] => [
    `${name}, ${bytes} bytes`,
    [
      ...(authorizationId === undefined ? [] : [`Letter of authorization ${numberOf(authorizationId)}`]),
      `SHA-256 ${sha256}, attached ${printedTime(stamp.at, names.day)}, ${names.person(stamp.userId)}`,
    ].join('. '),
  ])
  return facts.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Scanned sheets and letters' },
        { kind: 'facts', facts },
      ]
}

function orderBlocks({ providers }: SessionDocument, { scheduled }: Chart): readonly Block[] {
  const { plan, coverages, authorizations } = scheduled
  const provider = providers.find(({ npi }) => npi === plan.providerNpi)
  const facts: (readonly [string, string])[] = [
    ['Regimen', treatmentWords(plan)],
    [
      'Ordered by',
      provider ? `${provider.first} ${provider.last}, ${provider.credential}, NPI ${provider.npi}` : plan.providerNpi,
    ],
    ['Order signed', plan.orderSignedAt ? printedMoment(plan.orderSignedAt) : 'not signed'],
    ['Diagnoses', plan.diagnoses.map(({ code, text }) => `${code} ${text}`).join('; ')],
    ['Coverage', coverages.map(({ payer, memberId }) => `${payer.name}, ${memberId}`).join('; ') || 'none'],
    ['Authorization', authorizations.map(authorizationWords).join('; ') || 'none'],
    ['Dosing weight', plan.dosingWeightKg ? `${plan.dosingWeightKg} kg` : 'not recorded'],
    [
      'Body surface',
      plan.bsaM2 ? `${plan.bsaM2} m²${plan.bsaFormula === 'dubois' ? ', after DuBois' : ''}` : 'not recorded',
    ],
  ]
  return [
    { kind: 'heading', text: 'Orders' },
    { kind: 'facts', facts },
    {
      kind: 'table',
      columns: [
        { head: 'Drug', width: 3 },
        { head: 'Ordered dose', width: 2 },
        { head: 'Route', width: 2 },
        { head: 'Volume', width: 1 },
        { head: 'Minutes', width: 1.6, align: 'right' },
        { head: 'Role', width: 2 },
      ],
      rows: plan.lines.map((line) => [
        strong(line.form ? `${line.name}, ${line.form}` : line.name),
        cell(`${line.dose.amount} ${line.dose.unit}`),
        cell(words(line.route)),
        cell(line.volumeMl ? `${line.volumeMl} mL` : ''),
        cell(line.plannedMinutes === undefined ? '' : String(line.plannedMinutes)),
        cell(words(line.role)),
      ]),
      empty: 'Nothing was ordered.',
    },
  ]
}

/** "A4471902, approved, 2026-01-01 to 2026-12-31, J9312 480 units, 12 visits (0 used), checked by … on …". */
function authorizationWords(one: Authorization): string {
  const { number, status, from, to, unitsAllowed = [], dosesAllowed = [], visitsAllowed, cyclesAllowed } = one
  const { checkedBy, checkedOn } = one
  return [
    ...[number, words(status), `${from} to ${to}`],
    ...unitsAllowed.map(({ hcpcs, units, used = 0 }) => `${hcpcs} ${units} units (${used} used)`),
    ...dosesAllowed.map(
      ({ hcpcs, dose, used }) =>
        `${hcpcs} ${dose.amount} ${dose.unit} (${used ? `${used.amount} ${used.unit}` : '0'} used)`,
    ),
    ...(visitsAllowed === undefined ? [] : [`${visitsAllowed} visits (${one.visitsUsed ?? 0} used)`]),
    ...(cyclesAllowed === undefined ? [] : [`${cyclesAllowed} cycles (${one.cyclesUsed ?? 0} used)`]),
    ...(one.site ? [one.site] : []),
    ...(checkedBy || checkedOn
      ? [['checked', checkedBy && `by ${checkedBy}`, checkedOn].filter(Boolean).join(' ')]
      : []),
  ].join(', ')
}

const words = (key: string): string => key.replaceAll('_', ' ')

function arrivalBlocks(chart: Chart, names: Names): readonly Block[] {
  const { arrived, identifiers, readiness, accesses, discharged } = chart
  const by = (stamp: Stamp): string => `${printedTime(stamp.at, names.day)}, ${names.person(stamp.userId)}`
  const facts: (readonly [string, string])[] = [
    ['Arrived', arrived ? `${by(arrived)}, known by ${identifiers.map(words).join(', ')}` : 'not recorded'],
    ['OK to treat', readiness ? by(readiness.stamp) : 'not given'],
    ...accesses.map((access): readonly [string, string] => [
      'Access',
      `${names.access(access.accessId)}${access.bloodReturn ? `, blood return ${words(access.bloodReturn)}` : ''}, ${by(access.stamp)}`,
    ]),
    [
      'Left',
      discharged
        ? `${by(discharged.stamp)}, ${words(discharged.condition)}, line ${words(discharged.lineStatus)}`
        : 'not recorded',
    ],
  ]
  return [
    { kind: 'heading', text: 'Arrival, access and leaving' },
    { kind: 'facts', facts },
  ]
}

function drugBlocks(chart: Chart, names: Names): readonly Block[] {
  return [
    { kind: 'heading', text: 'Drugs as given' },
    {
      kind: 'table',
      columns: [
        { head: 'Drug', width: 3 },
        { head: 'Given', width: 2 },
        { head: 'From, to', width: 3 },
        { head: 'Minutes', width: 1.6, align: 'right' },
        { head: 'Site and rate', width: 4 },
        { head: 'By', width: 3 },
      ],
      rows: chart.lines.map((line) => [
        strong(line.substituted ? `${line.plan.name}, in place of ${line.substituted.ordered}` : line.plan.name),
        cell(givenWords(line)),
        cell(timesWords(line, names.day)),
        cell(String(minutesOf(line) ?? '')),
        cell(placeWords(line, names)),
        cell(handsWords(line, names)),
      ]),
      empty: 'No drug was planned.',
    },
  ]
}

function givenWords({ doseGiven, notGiven, state }: Line): string {
  if (notGiven) return `not given: ${words(notGiven.reason)}`
  return doseGiven ? `${doseGiven.amount} ${doseGiven.unit}` : words(state)
}

function timesWords(line: Line, day: string): string {
  if (line.given) return printedTime(line.given.stamp.at, day)
  return runningSpans(line)
    .map(({ from, to }) => `${printedTime(from, day)}–${to ? printedTime(to, day) : 'no stop'}`)
    .join(', ')
}

function minutesOf(line: Line): number | null {
  if (!line.start || !line.stop) return line.given?.minutes ?? null
  return runningSpans(line).reduce((sum, { from, to }) => sum + (to ? printedMinutesBetween(from, to) : 0), 0)
}

function placeWords(line: Line, names: Names): string {
  const places = line.places.flatMap(({ accessId, lumen }) =>
    accessId ? [`${names.access(accessId)}${lumen ? ` ${lumen}` : ''}`] : [],
  )
  const rates = line.rates.map(
    ({ stamp, rateMlPerHour }) => `${rateMlPerHour} mL/h at ${printedTime(stamp.at, names.day)}`,
  )
  return [...new Set(places), ...(line.given?.site ? [words(line.given.site)] : []), ...rates].join('; ')
}

function handsWords(line: Line, names: Names): string {
  const giver = line.start?.userId ?? line.given?.stamp.userId
  const checkers = line.check
    ? [`checked by ${names.person(line.check.firstUserId)} and ${names.person(line.check.secondUserId)}`]
    : []
  return [...(giver ? [names.person(giver)] : []), ...checkers].join('; ')
}

function vialBlocks(chart: Chart, names: Names): readonly Block[] {
  const rows = chart.lines.flatMap((line) =>
    (line.containers?.containers ?? []).map((vial): readonly Cell[] => [
      strong(line.plan.name),
      cell(`${vial.size.amount} ${vial.size.unit}, ${words(vial.type)}`),
      cell(vial.ndc),
      cell(`${vial.lot}, ${vial.expires}`),
      cell(mixedWords(mixingOf(line, vial), names)),
      cell(`${vial.used} ${vial.size.unit}`),
      cell(`${vial.wasted} ${vial.size.unit}${vial.wasteReason ? `, ${words(vial.wasteReason)}` : ''}`),
      cell(line.containers?.witnessId ? names.person(line.containers.witnessId) : ''),
    ]),
  )
  return [
    { kind: 'heading', text: 'Vials and waste' },
    {
      kind: 'table',
      columns: [
        { head: 'Drug', width: 3 },
        { head: 'Vial', width: 3 },
        { head: 'NDC', width: 2.8 },
        { head: 'Lot, expires', width: 3 },
        { head: 'Mixed', width: 3 },
        { head: 'Used', width: 2 },
        { head: 'Wasted', width: 3 },
        { head: 'Witness', width: 3 },
      ],
      rows,
      empty: 'No vial was recorded.',
    },
  ]
}

function mixedWords(mixing: Mixing | null, names: Names): string {
  if (!mixing) return ''
  const until = mixing.useBy ? [`use by ${printedTime(mixing.useBy, names.day)}`] : []
  return [printedTime(mixing.stamp.at, names.day), names.person(mixing.mixerUserId), ...until].join(', ')
}

function signatureBlocks(chart: Chart, names: Names): readonly Block[] {
  const signatures = chart.history.flatMap(({ event }) =>
    event.kind === 'SessionSigned' ? [event as EventOf<'SessionSigned'>] : [],
  )
  return [
    { kind: 'heading', text: 'Signatures' },
    {
      kind: 'table',
      columns: [
        { head: 'Version', width: 1 },
        { head: 'Signed by', width: 3 },
        { head: 'Signed', width: 3.4 },
        { head: 'By', width: 1 },
        { head: 'Statement', width: 1 },
        { head: 'Warnings read before signing', width: 5 },
      ],
      rows: signatures.map(({ payload, userId, happenedAt }) => [
        strong(String(payload.version)),
        cell(names.person(userId)),
        cell(printedMoment(happenedAt)),
        cell(payload.method === 'badge' ? 'badge' : 'PIN'),
        cell(payload.statement),
        cell(payload.warningsAccepted.map((code) => code.replaceAll('-', ' ')).join(', ') || 'none'),
      ]),
      empty: 'Not signed.',
    },
    { kind: 'heading', text: 'Charted by' },
    {
      kind: 'facts',
      facts: chartedBy(chart).map(({ userId, entries }): readonly [string, string] => [
        names.person(userId),
        entries === 1 ? '1 entry' : `${entries} entries`,
      ]),
    },
  ]
}

function entryBlocks({ history }: Chart, names: Names): readonly Block[] {
  const inOrder = [...history].sort(
    (a, b) => epochMs(a.event.recordedAt) - epochMs(b.event.recordedAt) || (a.event.id < b.event.id ? -1 : 1),
  )
  return [
    { kind: 'heading', text: 'Every entry, in the order it was recorded' },
    {
      kind: 'table',
      columns: [
        { head: 'Happened', width: 3.4 },
        { head: 'Recorded', width: 3.4 },
        { head: 'Entry', width: 7 },
        { head: 'By', width: 3 },
      ],
      rows: inOrder.map(({ event, struckBy }) => {
        const struck = struckBy !== null
        const details = entryDetails(event, names)
        const why = [
          ...(event.late
            ? [
                `late: ${words(event.late.reason)}, known by ${words(event.late.basis)}${event.late.seenBy ? ` ${names.person(event.late.seenBy)}` : ''}${event.late.text ? `, ${event.late.text}` : ''}`,
              ]
            : []),
          ...(event.replaces ? ['replaces an earlier entry'] : []),
          ...(struckBy
            ? [
                `${struckBy.kind === 'EventVoided' ? 'taken back' : 'changed'} by ${names.person(struckBy.userId)}, ${printedMoment(struckBy.recordedAt)}`,
              ]
            : []),
          `source ${event.source}`,
        ].join('; ')
        return [
          { text: printedMoment(event.happenedAt), struck },
          { text: printedMoment(event.recordedAt) },
          {
            text: `${entryTitle(event.kind)}${details === '' ? '' : `. ${details}`}${struck ? '' : `. ${why}`}`,
            struck,
          },
          {
            text: `${names.person(event.userId)}${event.paperBy ? `, written on paper by ${names.person(event.paperBy)}` : ''}${event.doneBy ? `, done by ${names.person(event.doneBy)}` : ''}${struck ? `. ${why}` : ''}`,
          },
        ]
      }),
      empty: 'No entry.',
    },
  ]
}
