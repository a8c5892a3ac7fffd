import { type KeyboardEvent, type MouseEvent, type PointerEvent, useMemo, useRef, useState } from 'react'

export interface RowDrag {
  /** The row that is being drawn; null while none is. */
  readonly from: string | null
  /** The row under the pointer. */
  readonly over: string | null
  handlersOf(row: string): {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: (event: PointerEvent) => void
    readonly onPointerCancel: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onClick: (event: MouseEvent) => void
  }
}

/** A hand that trembles this far, in px, has tapped and not drawn. */
const trembles = 8

interface Hold {
  readonly row: string
  readonly x: number
  readonly y: number
  readonly isDrawn: boolean
}

const rowUnder = ({ clientX, clientY }: PointerEvent): string | null =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-row]')?.dataset.row ?? null

/**
 * Rows drawn by a handle onto each other, by mouse, finger or pen alike (pointer events: the browser's own drag and drop
 * does not answer to a gloved finger). `onMove` gets the row and where it was let go; null for a tap or a key.
 * Escape lets go without moving.
 */
export function useRowDrag(onMove: ((row: string, to: string | null) => void) | undefined): RowDrag {
  const hold = useRef<Hold | null>(null)
  const wasDrawn = useRef(false)
  const move = useRef(onMove)
  move.current = onMove
  const [shown, setShown] = useState<{ readonly from: string | null; readonly over: string | null }>(none)
  return useMemo(() => {
    const letGo = () => {
      hold.current = null
      setShown(none)
    }
    return {
      ...shown,
      handlersOf: (row) => ({
        onPointerDown(event) {
          if (event.button !== 0) return
          wasDrawn.current = false
          hold.current = { row, x: event.clientX, y: event.clientY, isDrawn: false }
          event.currentTarget.setPointerCapture?.(event.pointerId)
        },
        onPointerMove(event) {
          const held = hold.current
          if (!held) return
          if (!held.isDrawn && Math.hypot(event.clientX - held.x, event.clientY - held.y) < trembles) return
          hold.current = { ...held, isDrawn: true }
          wasDrawn.current = true
          const over = rowUnder(event)
          setShown((now) => (now.from === row && now.over === over ? now : { from: row, over }))
        },
        onPointerUp(event) {
          const held = hold.current
          const to = held?.isDrawn ? rowUnder(event) : null
          letGo()
          if (to !== null && to !== row) move.current?.(row, to)
        },
        onPointerCancel: letGo,
        onKeyDown(event) {
          if (event.key === 'Escape' && hold.current) letGo()
        },
        // A tap, or Enter and Space (detail 0); the click that may follow a drag is none.
        onClick(event) {
          if (event.detail === 0 || !wasDrawn.current) move.current?.(row, null)
          wasDrawn.current = false
        },
      }),
    }
  }, [shown])
}

const none = { from: null, over: null } as const
