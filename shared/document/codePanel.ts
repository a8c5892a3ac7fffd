import { z } from 'zod'

/** What an administrator lets the chair show of codes (workflow 7). What is billed does not depend on it. */
export const codePanelSchema = z.object({
  /** In how many minutes a code changes, for nurses too; charge nurses and billers always see it. */
  showNextChangeToNurses: z.boolean(),
})
export type CodePanelSetting = z.infer<typeof codePanelSchema>

const shown = (isShown: boolean): string => (isShown ? 'shown' : 'hidden')

/** "next change of a code, to nurses: shown → hidden", where it differs. */
export const codePanelChanges = (before: CodePanelSetting, after: CodePanelSetting): readonly string[] =>
  before.showNextChangeToNurses === after.showNextChangeToNurses
    ? []
    : [
        `next change of a code, to nurses: ${shown(before.showNextChangeToNurses)} → ${shown(after.showNextChangeToNurses)}`,
      ]
