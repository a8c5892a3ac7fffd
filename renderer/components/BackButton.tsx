import { ChevronLeft } from 'lucide-react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { Icon } from './Icon.tsx'

export type BackButtonProps = {
  /** Where it leads, for screen readers: "My chairs". */
  readonly to: string
  readonly onBack: () => void
}

/** The arrow at the left of a head. */
export function BackButton({ to, onBack }: BackButtonProps) {
  return (
    <Button className="tap tap--quiet back-button" aria-label={partWords.back(to)} onPress={onBack}>
      <Icon of={ChevronLeft} />
    </Button>
  )
}
