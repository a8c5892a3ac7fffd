import { createContext, useContext, useEffect, useRef } from 'react'
import type { Scan } from '#shared/scan/scan.ts'

/** What is said about a scan: in the line under the header, aloud, and by a sound. */
export interface ScanNote {
  /** good: taken. stop: it must not go on. again: nothing was taken, scan again. */
  readonly tone: 'good' | 'stop' | 'again'
  readonly title: string
  readonly sentence?: string
}

/** Another patient's label in an open chart: both names, and a person must say they saw it. */
export interface WrongPatient {
  readonly open: string
  readonly scanned: string
}

/** asked: a question stands on the screen, here are its words. noted: the receiver says so itself, later. */
export type ScanAnswer =
  | { readonly kind: 'note'; readonly note: ScanNote }
  | { readonly kind: 'wrong-patient'; readonly names: WrongPatient }
  | { readonly kind: 'asked'; readonly question: string }
  | { readonly kind: 'noted' }

/** Something on the screen that can take a scan. The newest one (a sheet over its screen) is asked first. */
export interface ScanReceiver {
  /** Where a badge is asked for, plain text is a badge number. */
  readonly expects?: 'badge'
  /** null: not for me, ask the next. */
  readonly onScan: (scan: Scan) => ScanAnswer | null
}

export interface Scanning {
  readonly note: ScanNote | null
  readonly say: (note: ScanNote) => void
  readonly forget: () => void
  /** Another patient's label, until somebody says that they read both names. */
  readonly wrong: WrongPatient | null
  readonly seenWrong: () => void
  /** Takes part until the returned function is called. */
  readonly receive: (receiver: { readonly current: ScanReceiver }) => () => void
}

export const ScanContext = createContext<Scanning | null>(null)

/** The scanner of this window; null in a part that is drawn alone. */
export const useScanning = (): Scanning | null => useContext(ScanContext)

/** Lets this part of the screen take scans while it stands there. */
export function useScans(receiver: ScanReceiver): void {
  const scanning = useScanning()
  const latest = useRef(receiver)
  latest.current = receiver
  const receive = scanning?.receive
  useEffect(() => receive?.(latest), [receive])
}

export const noteOf = (tone: ScanNote['tone'], title: string, sentence?: string): ScanAnswer => ({
  kind: 'note',
  note: { tone, title, ...(sentence === undefined ? {} : { sentence }) },
})
