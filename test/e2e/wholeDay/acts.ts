import type { TypedVial, TypedVitals } from '../nurse.ts'
import type { PersonName } from '../people.ts'

/** A vial as the script opens it: what the button says, the answer about its rest, and the amount that answer throws away. */
export interface ScriptedVial extends TypedVial {
  readonly wasted?: string
}

/** Where a vein is met, in the words of the sheet. */
export interface ScriptedAccess {
  readonly device: 'Peripheral' | 'Port'
  readonly site: string
  readonly side: string
  readonly gauge: string
}

/** One thing a person does at the screen. What it must leave in the record is said by `recordOf`. */
export type Act = UsualAct | RareAct

/** What every visit has. */
export type UsualAct =
  | { readonly act: 'arrive' }
  | { readonly act: 'vitals'; readonly set: 'baseline' | 'post'; readonly values: TypedVitals }
  | { readonly act: 'access'; readonly access: ScriptedAccess }
  | { readonly act: 'okToTreat'; readonly authorization: 'matched' | 'not_required' }
  | { readonly act: 'okToMix'; readonly drug: string }
  | { readonly act: 'check'; readonly drug: string; readonly second: PersonName }
  | { readonly act: 'start'; readonly drug: string }
  /** Run to its end: the whole dose went in. */
  | { readonly act: 'stop'; readonly drug: string; readonly dose: string }
  | { readonly act: 'push'; readonly drug: string; readonly dose: string }
  | {
      readonly act: 'inject'
      readonly drug: string
      readonly dose: string
      readonly site: string
      readonly side: string
    }
  | { readonly act: 'vials'; readonly drug: string; readonly vials: readonly ScriptedVial[] }
  | { readonly act: 'flush'; readonly milliliters: string }
  | { readonly act: 'note'; readonly text: string }

/** What goes wrong, who takes over, how a visit ends. */
export type RareAct =
  | { readonly act: 'reaction'; readonly drug: string }
  | { readonly act: 'resumeAtHalf'; readonly drug: string; readonly rate: string }
  | { readonly act: 'endReaction' }
  | { readonly act: 'extravasation'; readonly drug: string }
  | { readonly act: 'endExtravasation' }
  | { readonly act: 'stopEarly'; readonly drug: string; readonly dose: string; readonly unit: string }
  | { readonly act: 'offerLunchCover'; readonly to: PersonName }
  | { readonly act: 'acceptCover' }
  | { readonly act: 'endCover' }
  | { readonly act: 'move'; readonly chair: string }
  | { readonly act: 'hold' }
  | { readonly act: 'noShow' }
  /** `withoutVitals`: the patient leaves before the vitals after treatment. */
  | { readonly act: 'discharge'; readonly withoutVitals?: true }
  | { readonly act: 'sign' }

/** An act of the script: when, by whom. */
export interface Entry {
  /** A step of the day, "08:30". */
  readonly at: string
  readonly by: PersonName
  readonly act: Act
}

/** One patient's visit from the first tap to the last. */
export interface ScriptedVisit {
  /** As every screen says it: "Whitcomb, Harold". */
  readonly patient: string
  /** Which of the two screens charts it. */
  readonly at: 'left' | 'right'
  readonly entries: readonly Entry[]
  /** Code, modifiers and units of every line of the signed visit, sorted; null = it ends without a signature. */
  readonly codes: readonly string[] | null
}
