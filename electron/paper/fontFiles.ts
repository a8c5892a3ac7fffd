import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export interface FontFiles {
  readonly normal: string
  readonly bold: string
}

/** The typeface of the screens for paper: beside the built program, or in its package when the sources run. */
export function fontFiles(): FontFiles {
  const beside = join(import.meta.dirname, 'fonts')
  if (existsSync(beside))
    return { normal: join(beside, 'Inter_400Regular.ttf'), bold: join(beside, 'Inter_700Bold.ttf') }
  const inPackage = createRequire(import.meta.url)
  return {
    normal: inPackage.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    bold: inPackage.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
  }
}
