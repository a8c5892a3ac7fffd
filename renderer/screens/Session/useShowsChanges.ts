import { useApp } from '#renderer/store/useStore.ts'

/** Who sees the minutes to the next change where the practice hides them from nurses (workflow 7). */
const alwaysShown: readonly string[] = ['charge', 'biller']

/** Whether the person who is signed in sees the minutes to the next change. */
export const useShowsChanges = (): boolean =>
  useApp(
    ({ clinic, signedIn }) =>
      (clinic?.practice.showNextChangeToNurses ?? false) ||
      (signedIn?.user.roles.some((role) => alwaysShown.includes(role)) ?? false),
  )
