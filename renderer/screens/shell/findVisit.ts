import type { AppStore } from '#renderer/store/createAppStore.ts'
import { may } from '#shared/permissions/permissions.ts'

/** To the search field of this screen, or else to the day list's, for whoever may open charts. */
export function findVisit(store: AppStore): void {
  const here = document.querySelector<HTMLInputElement>('input[type="search"]')
  const { signedIn } = store.state.getState()
  if (here) here.focus()
  else if (signedIn && may(signedIn.user.roles, 'see.chart')) store.go({ name: 'dayList', find: true })
}
