import { useLayoutEffect } from 'react'

export type ThemeChoice = 'light' | 'dark' | 'system'

/** Puts the chosen theme on the page; `system` follows the computer. Where the choice is kept is the caller's business. */
export function useTheme(choice: ThemeChoice): void {
  // Before the first paint, so that an evening shift never sees a white flash.
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    if (choice === 'system') delete dataset.theme
    else dataset.theme = choice
  }, [choice])
}
