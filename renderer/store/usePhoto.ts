import { chartOf } from './charts.ts'
import { useApp } from './useStore.ts'

/**
 * The patient's photo as an address for a picture: the newest of this visit, else the one on file from an earlier visit.
 * Undefined where none is here, and where the chart is not open to whoever is signed in.
 */
export const usePhoto = (sessionId: string): string | undefined =>
  useApp((state) => {
    const base64 = chartOf(state, sessionId)?.photo?.jpegBase64 ?? state.charts[sessionId]?.photoOnFile
    return base64 === undefined ? undefined : `data:image/jpeg;base64,${base64}`
  })
