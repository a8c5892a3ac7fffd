import { Ban, Mail, PackageCheck, PackageX, Undo2 } from 'lucide-react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { ReportsScreen } from '#renderer/store/appState.ts'
import { useApp } from '#renderer/store/useStore.ts'
import { standingWords, replacementWords as w } from '#renderer/words/reports.ts'
import type { ReplacementRow } from '#shared/ipc/reportRows.ts'
import { may } from '#shared/permissions/permissions.ts'
import { LossSide } from './LossSide.tsx'
import type { NotedState } from './ReplacementSheet.tsx'
import { type Step, useNoting } from './useNoting.ts'

interface ReplacementSideProps {
  readonly row: ReplacementRow
  readonly place: ReportsScreen
  readonly onNote: (state: NotedState) => void
  readonly onDone: () => void
}

/** One container, where the practice stands with its maker, and what a manager notes next. */
export function ReplacementSide({ row, place, onNote, onDone }: ReplacementSideProps) {
  const mayNote = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'manage.replacements'))
  const { why, busy, note } = useNoting(row, onDone)
  return (
    <LossSide loss={row} place={place}>
      <p>{standingWords(row)}</p>
      <RefusalSlot flat refusal={why === null ? null : { what: w.notSaved, why }} />
      {mayNote ? (
        <div className="replacement-taps">
          {next[row.state].map(({ state, verb, icon }, at) => (
            <TapTarget
              key={verb}
              look={at === 0 ? 'main' : 'allowed'}
              wide
              icon={icon}
              verb={verb}
              onTap={() => onNote(state)}
            />
          ))}
          {row.state !== 'to_ask' && (
            <TapTarget
              look="quiet"
              wide
              icon={Undo2}
              verb={w.verbs.back}
              saving={busy}
              onTap={() => void note(stepBack(row))}
            />
          )}
          <p className="second">{w.kept}</p>
        </div>
      ) : (
        <p className="second">{w.reading}</p>
      )}
    </LossSide>
  )
}

const asking = { state: 'asked', verb: w.verbs.asked, icon: Mail } as const
const leaving = { state: 'left_out', verb: w.verbs.left_out, icon: Ban } as const
const replacing = { state: 'replaced', verb: w.verbs.replaced, icon: PackageCheck } as const
const refusing = { state: 'refused', verb: w.verbs.refused, icon: PackageX } as const

const next = {
  to_ask: [asking, leaving],
  asked: [replacing, refusing, { ...asking, verb: w.verbs.again }],
  replaced: [],
  // A maker may think better of it.
  refused: [replacing],
  left_out: [asking],
} as const

/** What stood before: the request as it was, or nothing at all. */
const stepBack = ({ state, askedOn, reference }: ReplacementRow): Step =>
  (state === 'replaced' || state === 'refused') && askedOn !== null
    ? { state: 'asked', on: askedOn, reference }
    : { state: 'to_ask' }
