/** The scanner's two sounds: taken, and not taken. Made on the spot, so that no sound file is needed. */
export interface ScanSound {
  readonly taken: () => void
  readonly refused: () => void
}

type Note = readonly [at: number, length: number, hertz: number]

/** One short high note for a code that was taken; two low ones for one that was not: heard apart from every alarm. */
const taken: readonly Note[] = [[0, 0.08, 1760]]
const refused: readonly Note[] = [
  [0, 0.16, 220],
  [0.2, 0.3, 165],
]
const loudness = 0.2

/** The loudspeaker as a page has it; null where there is none (tests, a machine without sound). */
export type OpenAudio = () => AudioContext | null

const pageAudio: OpenAudio = () => (typeof AudioContext === 'undefined' ? null : new AudioContext())

/** Opens the loudspeaker at the first sound: scanning is typing, after which a page may sound. Silent where there is none. */
export function createScanSound(open: OpenAudio = pageAudio): ScanSound {
  let audio: AudioContext | null | undefined
  const play = (notes: readonly Note[]) => {
    audio ??= open()
    if (!audio) return
    if (audio.state === 'suspended') void audio.resume()
    for (const note of notes) playNote(audio, note)
  }
  return { taken: () => play(taken), refused: () => play(refused) }
}

function playNote(audio: AudioContext, [at, length, hertz]: Note): void {
  const from = audio.currentTime + at
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(loudness, from + 0.01)
  volume.gain.linearRampToValueAtTime(0, from + length)
  tone.connect(volume).connect(audio.destination)
  tone.start(from)
  tone.stop(from + length)
}
