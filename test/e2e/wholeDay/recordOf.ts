import type { TypedVitals } from '../nurse.ts'
import type { PersonName } from '../people.ts'
import type { Act, RareAct, ScriptedVial } from './acts.ts'

/** A person's id, as the demo clinic makes it of the name. */
export const idOf = (name: PersonName): string => name.toLowerCase().replace(' ', '-')

const keyOf = (words: string): string => words.toLowerCase().replaceAll(' ', '_')

const deviceKeys = { Peripheral: 'peripheral', Port: 'port_single' } as const

const vitalsLine = (set: string, { temperature, pulse, upper, lower, oxygen, weight }: TypedVitals): string =>
  ['VitalsRecorded', set, temperature, pulse, `${upper}/${lower}`, oxygen, ...(weight ? [`${weight} kg`] : [])].join(
    ' ',
  )

/** A button says "1,800 mg", the record 1800. */
const vialLine = ({ size, wasted }: ScriptedVial): string =>
  [size.replace(',', ''), ...(wasted ? [`wasted ${wasted}`] : [])].join(' ')

/**
 * What an act must leave in the record: a line of text for each event, in their order. `recordedLine` says the same of
 * what stands there, so that a difference can be read.
 */
export function recordOf(act: Act, by: PersonName): readonly string[] {
  switch (act.act) {
    case 'arrive':
      return ['PatientArrived name birth_date']
    case 'vitals':
      return [vitalsLine(act.set, act.values)]
    case 'access': {
      const { device, site, side, gauge } = act.access
      const where = [site, side].map(keyOf).join(' ')
      return [`AccessRecorded ${deviceKeys[device]} ${where} ${gauge.replace(' G', '')} brisk`]
    }
    case 'okToTreat':
      return [`ReadinessConfirmed reviewed ${act.authorization}`]
    case 'okToMix':
      return [`LineReleased ${act.drug}`]
    case 'check':
      return [`FirstCheckGiven ${act.drug}`, `SecondCheckGiven ${act.drug} ${idOf(by)} ${idOf(act.second)}`]
    case 'start':
      return [`LineStarted ${act.drug}`]
    case 'stop':
      return [`LineStopped ${act.drug} ${act.dose}`]
    case 'push':
      return [`PushGiven ${act.drug} ${act.dose}`]
    case 'inject':
      return [`InjectionGiven ${act.drug} ${act.dose} ${keyOf(act.site)} ${keyOf(act.side)}`]
    case 'vials':
      return [`ContainersRecorded ${act.drug}: ${act.vials.map(vialLine).join(', ')}`]
    case 'flush':
      return [`LineFlushed saline ${act.milliliters} mL`]
    case 'note':
      return [`NoteWritten ${act.text}`]
    default:
      return rareRecordOf(act, by)
  }
}

function rareRecordOf(act: RareAct, by: PersonName): readonly string[] {
  switch (act.act) {
    case 'reaction':
      return [`LinePaused ${act.drug} reaction`, 'ReactionOpened flushing', 'ReactionActionRecorded provider_called']
    case 'resumeAtHalf':
      return [`LineResumed ${act.drug} at ${act.rate} mL/h`]
    case 'endReaction':
      return ['ReactionClosed infusion_related_reaction grade 2 resumed_half_rate']
    case 'extravasation':
      return ['ExtravasationOpened 2 mL', `LinePaused ${act.drug} line_problem`]
    case 'stopEarly':
      return [`LineStopped ${act.drug} early extravasation ${act.dose} ${act.unit}`]
    case 'endExtravasation':
      return ['ExtravasationClosed grade 1: Swelling gone']
    case 'offerLunchCover':
      return [`HandoffOffered lunch ${idOf(act.to)}`]
    case 'acceptCover':
      return ['HandoffAccepted']
    case 'endCover':
      return ['CoverEnded']
    case 'move':
      return [`ChairMoved ${act.chair}`]
    case 'hold':
      return ['SessionHeld fever_infection']
    case 'noShow':
      return ['PatientDidNotCome other']
    case 'discharge':
      return ['PatientDischarged stable removed']
    case 'sign':
      return [`SessionSigned 1 ${idOf(by)}`]
  }
}
