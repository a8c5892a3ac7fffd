import { screen } from '@testing-library/react'
import { Armchair } from 'lucide-react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { AppShell } from './AppShell.tsx'
import { Rail } from './Rail.tsx'
import { ScreenHead } from './ScreenHead.tsx'
import { TapTarget } from './TapTarget.tsx'

const rail = (
  <Rail
    items={[{ key: 'chairs', words: 'My chairs', icon: Armchair }]}
    current="chairs"
    onGo={vi.fn()}
    sync={{ kind: 'to-send', count: 3 }}
    userShort="Dana R."
    onLock={vi.fn()}
  />
)

describe('the frame', () => {
  it('lands on the heading after a screen change and shows where the records are', async () => {
    drawPart(
      <AppShell rail={rail} head={<ScreenHead title="My chairs" screenKey="chairs" />}>
        <TapTarget verb="Open" onTap={vi.fn()} />
      </AppShell>,
    )
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'My chairs' }))
    expect(screen.getByRole('navigation', { name: 'Main' }).textContent).toContain('Saved here3 to send')
    expect(screen.getByRole('button', { name: 'My chairs' }).getAttribute('aria-current')).toBe('page')
    await expectNoBarriers()
  })
})
