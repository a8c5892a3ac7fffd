import type { User } from '#shared/document/clinic.ts'
import { type CodePanelSetting, codePanelChanges } from '#shared/document/codePanel.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { keepSetting, tellSetting } from './practiceSettings.ts'

/** Sets what the chair shows of codes, from this moment on and on every workstation. */
export function changeCodePanel(desk: Desk, by: User, panel: CodePanelSetting): void {
  const changes = codePanelChanges(desk.clinic().practice, panel)
  if (changes.length === 0) return
  tellSetting(desk, by, {
    changes,
    carries: { panel: JSON.stringify(panel) },
    keep: () => keepCodePanel(desk, panel, desk.now()),
  })
}

/** Of two changes the later one holds, wherever it was made. False = a later one is known. */
export const keepCodePanel = ({ stores }: Pick<Desk, 'stores'>, panel: CodePanelSetting, at: Instant): boolean =>
  keepSetting(stores, 'codePanel', panel, at)
