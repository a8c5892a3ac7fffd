import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

type LaterProps = {
  /** What stands in its place until it is there; `failed`: it could not be read. */
  readonly meanwhile: (failed: boolean) => ReactNode
}

/** A part of the window in a file of its own, read when it is asked for; once it is read it is drawn at once, wherever it stands. */
export function readLater<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): readonly [later: ComponentType<Props & LaterProps>, read: () => Promise<void>] {
  let part: ComponentType<Props> | null = null
  let reading: Promise<void> | null = null
  const read = (): Promise<void> => {
    reading ??= load().then(
      (loaded) => {
        part = loaded
      },
      (thrown: unknown) => {
        // Asked again, it is tried again.
        reading = null
        throw thrown
      },
    )
    return reading
  }
  function Later({ meanwhile, ...props }: Props & LaterProps) {
    const [Part, setPart] = useState(() => part)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (Part) return
      read().then(
        () => setPart(() => part),
        () => setFailed(true),
      )
    }, [Part])
    return Part ? <Part {...(props as unknown as Props)} /> : meanwhile(failed)
  }
  return [Later, read]
}
