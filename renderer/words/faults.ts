import type { Fault, FaultCode } from '#shared/ipc/envelope.ts'

const sentences: Readonly<Record<FaultCode, (fault: Fault) => string>> = {
  'unknown-method': () =>
    'This screen and this workstation are of different versions. Nothing was changed. Open Chairside again.',
  'bad-input': ({ message }) => `Not saved. ${message}`,
  'too-large': () => 'Not saved. The entry is too large.',
  'not-signed-in': () => 'Not saved. Nobody is signed in on this screen. Sign in, then tap again.',
  'not-allowed': () => 'Not saved. Your role does not include this. Ask someone whose role does.',
  internal: () =>
    'Not saved. Something went wrong on this workstation. Nothing was changed. Tap again, or write the time on paper.',
  'disk-full': () => 'Not saved. The disk of this workstation is full. Write the time on paper and free some space.',
  'cannot-save': () =>
    'Not saved. The record on this workstation cannot be written. Write the time on paper and call whoever looks after it.',
  unreachable: () =>
    'This workstation is not answering. What is on the screen stays here and is saved as soon as it answers.',
  'bad-output': () => 'The answer could not be read. Open Chairside again to see what is recorded.',
}

/** One plain sentence for what went wrong on our side, and what to do. */
export const faultWords = (fault: Fault): string => sentences[fault.code](fault)

/** The id to read out to support; nothing for faults that never left this screen. */
export const faultIdWords = ({ faultId }: Fault): string | null =>
  faultId === 'wire' || faultId === 'screen' || faultId === 'client' ? null : `Support number ${faultId}`
