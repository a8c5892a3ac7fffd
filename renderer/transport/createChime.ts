import type { Chime } from '#renderer/store/ports.ts'

/** Notes as [start, length] in seconds and their pitch: two calm ones rising, or three short high ones. */
const notes: Readonly<Record<Chime, readonly (readonly [at: number, length: number, hertz: number])[]>> = {
  due: [
    [0, 0.16, 660],
    [0.2, 0.26, 880],
  ],
  urgent: [
    [0, 0.14, 988],
    [0.2, 0.14, 988],
    [0.4, 0.3, 1319],
  ],
}
const loudness = 0.25

/** The loudspeaker: two short figures made on the spot, so that no sound file is needed. Silent where the page may not sound yet. */
export function createChime(): (level: Chime) => void {
  let audio: AudioContext | null = null
  const wake = () => {
    audio ??= new AudioContext()
    if (audio.state === 'suspended') void audio.resume()
  }
  // A browser lets a page sound after the first touch or key.
  document.addEventListener('pointerdown', wake, { capture: true, passive: true })
  document.addEventListener('keydown', wake, { capture: true, passive: true })
  return (level) => {
    // Before that it stays silent; the alarm is on the screen in words.
    if (audio?.state !== 'running') return
    for (const [at, length, hertz] of notes[level]) play(audio, audio.currentTime + at, length, hertz)
  }
}

function play(audio: AudioContext, at: number, length: number, hertz: number): void {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02)
  volume.gain.linearRampToValueAtTime(0, at + length)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + length)
}
