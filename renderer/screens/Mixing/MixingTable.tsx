import { BadgeCheck, FlaskConical, Hourglass, PackageCheck, TestTubeDiagonal } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isSaving } from '#renderer/store/charts.ts'
import { usePreview } from '#renderer/store/usePreview.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import { dateWords, timeWords, untilWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { Line } from '#shared/chart/chart.ts'
import { isPastUseBy } from '#shared/chart/safety/useBy.ts'
import { nameOf } from '../people.ts'
import type { MixingRow } from './mixingRows.ts'

/** One row a drug, by appointment and plan; nothing moves when its state changes. */
export function MixingTable({ rows }: { readonly rows: readonly MixingRow[] }) {
  return (
    <div className="card day-list mixing">
      <table aria-label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.time}</th>
            <th scope="col">{w.chair}</th>
            <th scope="col">{w.patient}</th>
            <th scope="col">{w.drug}</th>
            <th scope="col">{w.state}</th>
            <th scope="col">
              <span className="unseen">{w.release}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.session.sessionId} ${row.line.id}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { readonly row: MixingRow }) {
  const { session, line, state } = row
  const { plan, containers } = line
  const fluid = [plan.volumeMl && amountWords({ amount: plan.volumeMl, unit: 'mL' }), plan.diluent].filter(Boolean)
  return (
    <tr data-state={state}>
      <td className="num">{clockWords(session.appointmentTime)}</td>
      <td className="num">
        <b>{session.chair}</b>
      </td>
      <td>
        <b className="day-list__name">{session.patientName}</b>
        <span className="day-list__second">
          {dateWords(session.birthDate)},{' '}
          <span className="day-list__mrn">
            {visitWords.mrn} {session.mrn}
          </span>
        </span>
      </td>
      <th scope="row">
        <b className="day-list__name">
          {plan.name} <span className="nowrap">{amountWords(plan.dose)}</span>
        </b>
        <span className="day-list__second">
          {[fluid.join(' '), containers ? w.vialsRecorded(containers.containers.length) : '']
            .filter(Boolean)
            .join('. ')}
        </span>
      </th>
      <td>
        <State row={row} />
      </td>
      <td>
        <Actions row={row} />
      </td>
    </tr>
  )
}

function State({ row }: { readonly row: MixingRow }) {
  const people = useApp((state) => state.people)
  const { line, chart } = row
  switch (row.state) {
    case 'not_ready':
      return (
        <Chip state="wait" icon={Hourglass}>
          {chart.arrived ? w.notReady : w.notArrived}
        </Chip>
      )
    case 'to_release':
      return (
        <Chip state="due" icon={BadgeCheck}>
          {w.toRelease}
        </Chip>
      )
    case 'to_mix':
      return (
        <Chip state="run" icon={FlaskConical}>
          {line.released ? w.released(timeWords(line.released.at), nameOf(people, line.released.userId)) : w.toMix}
        </Chip>
      )
    case 'mixed':
      return <Mixed line={line} />
    case 'at_chair':
      return (
        <Chip state="good" icon={PackageCheck}>
          {line.received ? w.atChair(timeWords(line.received.stamp.at)) : w.toMix}
        </Chip>
      )
    case 'over':
      return <>{overWords(row)}</>
  }
}

/** Mixed by whom and until when, louder once that is past. */
function Mixed({ line }: { readonly line: Line }) {
  const people = useApp((state) => state.people)
  const now = useMinute()
  const mixing = line.mixings.at(-1)
  const useBy = mixing?.useBy ?? null
  if (useBy && isPastUseBy(line, now))
    return (
      <Chip state="urgent" icon={TestTubeDiagonal}>
        {w.pastUseBy(untilWords(useBy, now))}
      </Chip>
    )
  return (
    <>
      <Chip state="good" icon={TestTubeDiagonal}>
        {mixing ? w.mixed(timeWords(mixing.stamp.at), nameOf(people, mixing.mixerUserId)) : w.mix}
      </Chip>
      {useBy && <span className="day-list__second num">{w.usableUntil(untilWords(useBy, now))}</span>}
    </>
  )
}

function overWords({ line }: MixingRow): string {
  if (line.state === 'running' || line.state === 'paused') return w.running
  if (line.state === 'not_given') return w.notGiven
  return line.dropped ? w.dropped : w.done
}

/** OK to mix while it waits for one, then that it is mixed; the vials always. The same two places on every row. */
function Actions({ row }: { readonly row: MixingRow }) {
  const store = useAppStore()
  const { chart, line, session, state } = row
  const { sessionId } = session
  const preview = usePreview(sessionId)
  const saving = useApp((all) => isSaving(all.pending, line.id))
  const isToMix = state === 'to_mix'
  const command = { kind: isToMix ? 'mixLine' : 'releaseLine', lineId: line.id } as const
  const isOpen = isToMix || state === 'to_release' || state === 'not_ready'
  const refusal = isOpen ? preview(command) : null
  const name = `${chart.scheduled.patient.last}, ${chart.scheduled.patient.first}`
  return (
    <span className="row mixing__actions">
      {isOpen && (
        <TapTarget
          look={refusal ? 'allowed' : 'main'}
          icon={isToMix ? TestTubeDiagonal : BadgeCheck}
          verb={isToMix ? w.mix : w.release}
          spokenName={isToMix ? w.mixOf(line.plan.name, name) : w.releaseOf(line.plan.name, name)}
          closedBecause={refusal ? whyOf(refusal) : undefined}
          reasonPlace="elsewhere"
          saving={saving}
          onTap={() => void store.perform(sessionId, command, { place: 'visit' })}
        />
      )}
      {line.plan.stocked.length > 0 && (
        <TapTarget
          icon={FlaskConical}
          verb={w.vials}
          spokenName={w.vialsOf(line.plan.name, name)}
          onTap={() => store.go({ name: 'containers', sessionId, lineId: line.id, from: 'mixing' })}
        />
      )}
    </span>
  )
}
