import { Check, Siren, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { BackButton } from './BackButton.tsx'
import { classes } from './classes.ts'
import { Face } from './Face.tsx'
import { Icon } from './Icon.tsx'
import { Seat } from './Seat.tsx'
import { TapTarget } from './TapTarget.tsx'
import { useHeadingFocus } from './useHeadingFocus.ts'

export type PatientFact = { readonly label: string; readonly value: string }

export type PatientHeadProps = {
  readonly chair: string
  readonly initials: string
  readonly photo?: string | undefined
  /** "Okafor, Ruth" */
  readonly name: string
  /** "12 Mar 1961, 65 y" */
  readonly born: string
  /** "MRN 00418827"; goes behind the name on the tablet. */
  readonly mrn: string
  /** A mark behind the number, such as the lock of a restricted chart. */
  readonly mark?: ReactNode
  /** Allergy words; null when none are known and someone has asked. */
  readonly allergies: string | null
  /** Weight, access and the like, two at most at 1024 wide. */
  readonly facts: readonly PatientFact[]
  /** "10:42" in the practice's form. */
  readonly now: string
  readonly backTo: string
  readonly onBack: () => void
  /** Left out where no emergency box works yet; the clock then closes the line. */
  readonly onEmergency?: (() => void) | undefined
  readonly screenKey?: string | undefined
}

/** The head of every chairside screen: who this is, what they must not get, the time, Emergency. */
export function PatientHead(props: PatientHeadProps) {
  const heading = useHeadingFocus<HTMLHeadingElement>(props.screenKey ?? null)
  return (
    <header className="head patient-head" data-region="head">
      <BackButton to={props.backTo} onBack={props.onBack} />
      <Seat chair={props.chair} />
      <Face initials={props.initials} photo={props.photo} />
      <div>
        <h1 className="name" ref={heading} tabIndex={-1}>
          {props.name}
        </h1>
        <div className="second">
          <span className="patient-head__born">
            {props.mark} {props.born}
          </span>
          <span className="patient-head__mrn">, {props.mrn}</span>
        </div>
      </div>
      <div className="patient-head__facts">
        <Allergies words={props.allergies} />
        {props.facts.map(({ label, value }) => (
          <div className="fact" key={label}>
            <span className="fact__label">{label}</span>
            <b className="fact__value num">{value}</b>
          </div>
        ))}
      </div>
      <Now words={props.now} />
      {props.onEmergency && (
        <TapTarget look="emergency" size="large" icon={Siren} verb={partWords.emergency} onTap={props.onEmergency} />
      )}
    </header>
  )
}

/** "10:42", or "10:42" with a small "am" or "CDT". */
function Now({ words }: { readonly words: string }) {
  const [time, ...after] = words.split(' ')
  const half = after.join(' ')
  return (
    <span className="now">
      {time}
      {half && <small className="now__half"> {half}</small>}
    </span>
  )
}

function Allergies({ words }: { readonly words: string | null }) {
  return (
    <div className="fact">
      <span className="fact__label">{partWords.allergies}</span>
      <b className={classes('fact__value', words !== null && 'words-urgent')}>
        <Icon of={words === null ? Check : TriangleAlert} size="s" />
        {words ?? partWords.noneKnown}
      </b>
    </div>
  )
}
