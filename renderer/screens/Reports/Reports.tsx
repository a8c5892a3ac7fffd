import type { ReportsScreen } from '#renderer/store/appState.ts'
import { Losses } from './Losses.tsx'
import { Replacements } from './Replacements.tsx'
import { StopLines } from './StopLines.tsx'
import { StopTimes } from './StopTimes.tsx'

/** The manager's reports (workflow 12.19): stop times, what was lost, and what makers replace. */
export function Reports({ place }: { readonly place: ReportsScreen }) {
  switch (place.tab) {
    case 'stops':
      return place.row ? <StopLines place={place} row={place.row} /> : <StopTimes place={place} />
    case 'losses':
      return <Losses place={place} />
    case 'replacement':
      return <Replacements place={place} />
  }
}
