import { useEffect, useState } from 'react'

/** True once `on` has stayed true for `afterMs`: a wording that would only flash is not shown at all. */
export function useLate(on: boolean, afterMs: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!on) {
      setLate(false)
      return undefined
    }
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => clearTimeout(timer)
  }, [on, afterMs])
  return on && late
}
