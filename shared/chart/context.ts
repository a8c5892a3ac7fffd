import type { ChairTimes } from '../clinical/chairTimes.ts'
import type { ClinicalLimits } from '../clinical/clinicalLimits.ts'
import type { GivenBefore } from '../clinical/doseNumber.ts'
import type { SigningMethod } from '../clinical/pickLists.ts'
import type { RecalledLot, User } from '../document/clinic.ts'
import type { Instant } from '../kernel/instant.ts'
import type { NewId } from '../kernel/ports.ts'
import type { Chart } from './chart.ts'
import type { Source } from './events.ts'
import type { Late } from './payloads/payloads.ts'
import type { Frozen } from './signOff/frozen.ts'
import type { DoubtfulUser } from './signOff/signOffItems.ts'

/** Everything `decide` may know beside the chart and the command. The button and the back end each fill it. */
export interface Context {
  /** Now on the judge's clock; a time more than 2 minutes after it is refused. */
  readonly now: Instant
  /** When it happened: the moment of the tap, or the time somebody typed. */
  readonly happenedAt: Instant
  readonly source: Source
  readonly late?: Late
  readonly commandId: string
  readonly deviceId: string
  readonly user: User
  /** The second person, when the back end has verified a PIN beside the command. On a preview: absent. */
  readonly witness?: User
  /** Signing and second checks need a verified PIN; a preview for a button's state sets this to skip that one guard. */
  readonly preview?: boolean
  /** The coding that signing freezes; absent except when signing, and on a preview of the button. */
  readonly frozen?: Frozen
  /** Another visit a command reads: the chart entries are taken over from, the first visit of the day. */
  readonly otherChart?: Chart
  /** How far this device’s clock is known to stand off; kept with every entry until a person says that it is right. */
  readonly clockOffsetSeconds?: number
  /** Signing: how the back end has verified the signer. */
  readonly signedWith?: SigningMethod
  /** Signing: people of the record who are unknown here or locked out. */
  readonly doubtful?: readonly DoubtfulUser[]
  /** Signing: the newest signed version held here; its own entries may still be on their way from another desk. */
  readonly heldVersion?: number
  /** Lots that were called back: a vial of one is never used. */
  readonly recalledLots?: readonly RecalledLot[]
  /** Attaching a scan: the file it names is kept here. */
  readonly isScanHeld?: boolean
  /** The practice's minutes for the chair; absent = the usual ones. */
  readonly times?: ChairTimes
  /** Recording an arrival: what the patient's earlier visits here gave. */
  readonly givenBefore?: GivenBefore
  /** The practice's clinical limits; absent = the usual ones. */
  readonly limits?: ClinicalLimits
  /** Who wrote the entry on paper; `user` is the one who types it in. */
  readonly paperBy?: User
  /** Moving a patient: who sits in which chair now, by the chair's label. */
  readonly takenChairs?: ReadonlyMap<string, string>
  /** A fresh id for each event. */
  readonly newId: NewId
}

/** Who did it: whoever wrote it on paper, otherwise whoever is signed in. */
export const doerOf = ({ paperBy, user }: Context): User => paperBy ?? user
