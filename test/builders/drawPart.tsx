import { cleanup, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import axe from 'axe-core'
import type { ReactElement, ReactNode } from 'react'
import { afterEach, expect } from 'vitest'
import { Announcer } from '#renderer/components/Announcer.tsx'

afterEach(cleanup)

type Drawn = {
  readonly container: HTMLElement
  readonly rerender: (part: ReactNode) => void
  readonly person: UserEvent
}

/** Draws a part as the app does, inside the announcer, with a person to tap and type. */
export function drawPart(part: ReactElement): Drawn {
  const { container, rerender } = render(part, { wrapper: Announcer })
  return { container, rerender, person: userEvent.setup() }
}

/** Fails with the names of what axe finds in the page. Contrast needs a real browser and is measured in the gallery. */
export async function expectNoBarriers(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}
