import type { AppStore } from '#renderer/store/createAppStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { scanAwayWords, scanWhyWords, paperScanWords as w } from '#renderer/words/paperScans.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import type { PaperType } from '#shared/chart/payloads/payloads.ts'
import { chartRefusals, type RefusalCode } from '#shared/chart/refusals.ts'
import { largestScanBytes } from '#shared/ipc/scanRows.ts'
import { base64Of } from '../base64Of.ts'
import { saveBytes } from '../saveBytes.ts'

/** What a scan may be; the back end looks at what it is. */
export const scanKinds = 'application/pdf,image/jpeg,image/png'

/** Sends a file as a sheet of the visit, or as the letter of an authorization: why it was not attached, in words; null = it is. */
export async function attachOne(
  { api, newId }: AppStore,
  sessionId: string,
  file: File,
  authorizationId?: string,
): Promise<string | null> {
  const read = await scanOf(file)
  if (typeof read === 'string') return read
  const scan = { commandId: newId(), sessionId, ...read }
  const answer =
    authorizationId === undefined
      ? await api.call('papers.attach', scan)
      : await api.call('papers.attachLetter', { ...scan, authorizationId })
  if (answer.kind === 'fault') return faultWords(answer.fault)
  return answer.kind === 'refusal' ? whyWords(answer.refusal) : null
}

const longestName = 120
const mediaTypes: Readonly<Record<PaperType, string>> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' }

/** The same for the payer's letter beside a signed visit: an entry of the office, never one of the record. */
export async function attachInOffice(
  { api }: AppStore,
  sessionId: string,
  file: File,
  authorizationId: string,
): Promise<string | null> {
  const scan = await scanOf(file)
  if (typeof scan === 'string') return scan
  const answer = await api.call('claim.attachLetter', { sessionId, authorizationId, ...scan })
  if (answer.kind === 'fault') return faultWords(answer.fault)
  return answer.kind === 'refusal' ? whyWords(answer.refusal) : null
}

/** A file as it is sent, or why it is too large. */
async function scanOf(file: File): Promise<{ readonly name: string; readonly base64: string } | string> {
  if (file.size > largestScanBytes) return scanWhyWords['scan-too-large']
  const base64 = base64Of(new Uint8Array(await file.arrayBuffer()))
  return { name: file.name.trim().slice(-longestName) || w.nameless, base64 }
}

/** Opens a scan in the way this workstation opens files: why it could not, in words; null = it is open. */
export async function openOne({ api }: AppStore, sessionId: string, sha256: string): Promise<string | null> {
  const answer = await api.call('papers.open', { sessionId, sha256 })
  if (answer.kind === 'fault') return faultWords(answer.fault)
  if (answer.kind === 'refusal') return whyWords(answer.refusal)
  const { fileName, type, base64 } = answer.value
  saveBytes(fileName, mediaTypes[type], base64)
  return null
}

interface No {
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

const isChartNo = (code: string): code is RefusalCode => chartRefusals.some((one) => one === code)

const isAway = (code: string): code is keyof typeof scanAwayWords => Object.hasOwn(scanAwayWords, code)

const isScanNo = (code: string): code is keyof typeof scanWhyWords => Object.hasOwn(scanWhyWords, code)

function whyWords({ code, facts }: No): string {
  if (isAway(code)) return scanAwayWords[code](facts.desk ?? '')
  if (isScanNo(code)) return scanWhyWords[code]
  return isChartNo(code) ? whyOf({ code, facts }) : code
}
