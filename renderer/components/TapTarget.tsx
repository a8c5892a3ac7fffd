import { LoaderCircle, Lock, type LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button, type PressEvent } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon, type IconSize } from './Icon.tsx'
import { useAnnounce } from './useAnnounce.ts'
import { useGhostTouch } from './useGhostTouch.ts'
import { useLate } from './useLate.ts'
import { useOneTap } from './useOneTap.ts'

/** How long a save may take before the wording changes (design language, section 6). */
export const SAVING_SHOWS_AFTER_MS = 300

export type TapLook = 'main' | 'allowed' | 'quiet' | 'emergency' | 'filter'

export type TapTargetProps = {
  /** What happens, as a verb: "Start", "Record vitals". */
  readonly verb: string
  readonly icon?: LucideIcon | undefined
  /** main: the one solid button of its row; allowed: outlined; quiet: words only; emergency: red outline; filter: a light frame. */
  readonly look?: TapLook | undefined
  /** large 72 px, medium 56, half 52 (two side by side), small 48. */
  readonly size?: 'large' | 'medium' | 'half' | 'small' | undefined
  /** Why this cannot be done now; the button is closed but can still be reached and read. */
  readonly closedBecause?: string | undefined
  /** Where the reason stands; `elsewhere` when the row already says it in words. */
  readonly reasonPlace?: 'below' | 'beside' | 'elsewhere' | undefined
  /** Give it (true or false) wherever a tap saves: the width then leaves room for the word "Saving". */
  readonly saving?: boolean | undefined
  readonly wide?: boolean | undefined
  /** Chosen among neighbours (quick answers, time choices); also says so. */
  readonly chosen?: boolean | undefined
  /** Small grey words after the verb, such as "7 s". */
  readonly tail?: ReactNode
  /** The icon stands after the verb ("Details ›"). */
  readonly iconLast?: boolean | undefined
  readonly iconSize?: IconSize | undefined
  /** A fuller name for screen readers; must begin with the verb, so that voice control finds it. */
  readonly spokenName?: string | undefined
  /** Start and stop: two touches far apart at once do nothing and say so. */
  readonly guardGhosts?: boolean | undefined
  readonly onTap: () => void
  readonly autoFocus?: boolean | undefined
  readonly className?: string | undefined
  readonly id?: string | undefined
  readonly type?: 'button' | 'submit' | undefined
}

/** The product's button: acts on release inside, counts double taps once, says why it is closed and that it is saving. */
export function TapTarget(props: TapTargetProps) {
  const { look = 'allowed', size = 'small', closedBecause, reasonPlace = 'below', saving = false, wide, chosen } = props
  const reasonId = useId()
  const closed = closedBecause !== undefined
  const press = usePress(props)
  const showSaving = useLate(saving, SAVING_SHOWS_AFTER_MS)
  const button = (
    <Button
      id={props.id}
      type={props.type ?? 'button'}
      className={classes(
        'tap',
        `tap--${look}`,
        size !== 'small' && `tap--${size}`,
        wide && 'tap--wide',
        chosen && 'tap--chosen',
        closed && 'tap--closed',
        props.className,
      )}
      aria-disabled={closed || saving ? 'true' : undefined}
      aria-describedby={closed ? reasonId : undefined}
      // What is read out holds whichever words are seen, so that voice control finds them.
      aria-label={showSaving && props.spokenName ? `${partWords.saving}, ${props.spokenName}` : props.spokenName}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
      autoFocus={props.autoFocus ?? false}
      onPress={press}
    >
      <Faces {...props} showSaving={showSaving} />
    </Button>
  )
  if (!closed) return button
  return (
    <div className={classes('tap-with-reason', reasonPlace === 'beside' && 'tap-with-reason--beside')}>
      {reasonPlace === 'beside' && <Reason id={reasonId} words={closedBecause} lock />}
      {button}
      {reasonPlace === 'below' && <Reason id={reasonId} words={closedBecause} />}
      {reasonPlace === 'elsewhere' && (
        <span id={reasonId} className="unseen">
          {closedBecause}
        </span>
      )}
    </div>
  )
}

/** The press handler: nothing while closed or saving, nothing for ghost touches, once for a double tap. */
function usePress({ closedBecause, saving = false, guardGhosts = false, onTap }: TapTargetProps) {
  const announce = useAnnounce()
  const isGhost = useGhostTouch(guardGhosts)
  const tapOnce = useOneTap(onTap)
  return (event: PressEvent) => {
    if (closedBecause !== undefined) return announce(closedBecause, 'polite')
    if (saving) return
    if (guardGhosts && event.pointerType === 'touch' && isGhost()) return announce(partWords.ghostTouch, 'assertive')
    tapOnce()
  }
}

function Faces(props: TapTargetProps & { readonly showSaving: boolean }) {
  const { verb, icon, iconLast, iconSize, tail, saving, closedBecause, look, size, reasonPlace, showSaving } = props
  const closed = closedBecause !== undefined
  // The lock stands once: in the reason where that is beside, else in the button where it has room.
  const takesLock = closed && look !== 'quiet' && size === 'large' && reasonPlace !== 'beside'
  const drawn = takesLock && icon ? Lock : icon
  const drawnSize = iconSize ?? (size === 'large' ? 'm' : 's')
  return (
    <span className="tap__faces">
      <span className={classes('tap__face', showSaving && 'tap__face--away')} aria-hidden={showSaving || undefined}>
        {drawn && !iconLast && <Icon of={drawn} size={drawnSize} />}
        {verb}
        {drawn && iconLast && <Icon of={drawn} size={drawnSize} />}
        {tail !== undefined && <span className="tap__tail"> {tail}</span>}
      </span>
      {saving !== undefined && (
        <span className={classes('tap__face', !showSaving && 'tap__face--away')} aria-hidden={!showSaving || undefined}>
          <Icon of={LoaderCircle} size={drawnSize} className="spin" />
          {partWords.saving}
        </span>
      )}
    </span>
  )
}

function Reason({ id, words, lock = false }: { readonly id: string; readonly words: string; readonly lock?: boolean }) {
  return (
    <span id={id} className="tap__reason">
      {lock && <Icon of={Lock} size="s" />}
      <span>{words}</span>
    </span>
  )
}
