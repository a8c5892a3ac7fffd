import { OctagonAlert, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import { classes } from '#renderer/components/classes.ts'
import { Icon } from '#renderer/components/Icon.tsx'
import { signWords, vitalsWords } from '#renderer/words/vitals.ts'
import type { VitalFinding } from './VitalAdvice.tsx'
import {
  isOutside,
  isWhole,
  rangeOf,
  rareKeys,
  readVital,
  type VitalKey,
  type VitalTexts,
  vitalKeys,
} from './vitalFields.ts'

interface VitalTilesProps {
  readonly texts: VitalTexts
  readonly field: VitalKey
  /** Oxygen, glucose and height as well: asked for when they are measured, so that the pad stays in sight. */
  readonly isWhole: boolean
  readonly findings: readonly VitalFinding[]
  readonly onChoose: (field: VitalKey) => void
}

/** The fields of the set, one tile each; what is out of range says so in its own tile. */
export function VitalTiles({ texts, field, isWhole: isWholeSet, findings, onChoose }: VitalTilesProps) {
  return (
    <fieldset className="bare-fieldset vital-fields" aria-label={vitalsWords.title}>
      {vitalKeys
        .filter((key) => isWholeSet || !rareKeys.includes(key))
        .map((key) => (
          <VitalTile
            key={key}
            vital={key}
            text={texts[key] ?? ''}
            isOn={key === field}
            level={findings.find(({ sign }) => sign === key)?.level}
            onChoose={() => onChoose(key)}
          />
        ))}
    </fieldset>
  )
}

interface VitalTileProps {
  readonly vital: VitalKey
  readonly text: string
  readonly isOn: boolean
  readonly level: VitalFinding['level'] | undefined
  readonly onChoose: () => void
}

function VitalTile({ vital, text, isOn, level, onChoose }: VitalTileProps) {
  const { long, unit } = signWords[vital]
  const short = vitalsWords.shortOf(vital)
  return (
    <Button className={classes('vital-field', level && `vital-field--${level}`)} aria-pressed={isOn} onPress={onChoose}>
      <span className="vital-field__label">{short}</span>{' '}
      <span className="vital-field__value num" aria-hidden={text === '' || undefined}>
        {text === '' ? vitalsWords.empty : text}
        {level && <Icon of={levelIcons[level]} size="s" />}
      </span>{' '}
      <span className="unseen">
        {text !== '' && unit}
        {short !== long && `, ${long}`}
        {level && `, ${level === 'urgent' ? vitalsWords.urgent : vitalsWords.outOfRange}`}
      </span>
    </Button>
  )
}

const levelIcons = { warn: TriangleAlert, urgent: OctagonAlert } as const

interface VitalSaysProps {
  readonly vital: VitalKey
  readonly text: string
  readonly worst: VitalFinding | undefined
}

/** One place of one height: the range of the field, or what stands out. The keys below never move while somebody types. */
export function VitalSays({ vital, text, worst }: VitalSaysProps) {
  const [low, high] = rangeOf(vital)
  const value = readVital(vital, text)
  const { long, unit } = signWords[vital]
  // A number still being typed is below its range for a digit or two; that is no mistake yet.
  const broken = value !== null && isOutside(vital, value) && isWhole(vital, text)
  const level = broken ? 'warn' : worst?.level
  return (
    <p className={classes('vital-says', level && `vital-says--${level}`)} role="status">
      {level && <Icon of={levelIcons[level]} />}
      <span>
        {broken
          ? `${long}: ${vitalsWords.broken(low, high, unit)}`
          : (worst?.words ?? `${long}: ${vitalsWords.range(low, high, unit)}`)}
      </span>
    </p>
  )
}
