import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { readySheet, wholeReading } from '#test/builders/aSession.ts'
import { demoPins } from '#test/builders/backendForTest.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet, sheet } from '#test/builders/inSheet.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const slow = 90_000

test(
  'the 90-minute scheme is offered in Details of a later dose, asks whose order it is, and starts at its own first rate',
  async () => {
    const drawn = await renderWithBackend({ as: 'dana-reyes' })
    const { desk, api, person } = drawn
    const { sessions } = await desk.value(api, 'day.list', { day: '2026-03-02' })
    const sessionId = sessions.find(({ regimen }) => regimen === 'R-CHOP')?.sessionId ?? ''
    const { events } = await desk.value(api, 'chart.open', { sessionId })
    const plan = events.flatMap((event) => (event.kind === 'SessionScheduled' ? event.payload.plan.lines : []))
    const lineId = plan.find(({ catalogue }) => catalogue.drug.startsWith('rituximab'))?.id ?? ''
    const tap = async (time: string, command: Command, witness?: string): Promise<void> => {
      const happenedAt = instantOnClock('2026-03-02', time, 'America/Chicago')
      desk.clock.set(happenedAt)
      await desk.value(api, 'chart.perform', {
        ...{ commandId: desk.newId(), sessionId, command, happenedAt, source: 'tap' as const },
        ...(witness ? { witness: { userId: witness, pin: demoPins[witness] ?? '' } } : {}),
      })
    }
    await tap('08:00', { kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
    await tap('08:05', { kind: 'recordVitals', setType: 'baseline', pulse: 76, weightGrams: 66_000 })
    await tap('08:10', { kind: 'recordAccess', accessId: 'a1', device: 'port_single', site: 'chest', side: 'right' })
    await tap('08:15', readySheet)
    for (const { id, dose, role } of plan)
      if (role === 'premed') await tap('08:20', { kind: 'givePush', lineId: id, accessId: 'a1', doseGiven: dose })
    await tap('08:54', { kind: 'giveFirstCheck', lineId, ...wholeReading })
    await tap('08:55', { kind: 'giveSecondCheck', lineId, ...wholeReading }, 'marcus-hale')
    drawn.at('09:00')
    await drawn.open('Molina')

    const row = await screen.findByText(/Later dose by cycle 3.*The 90-minute scheme can be chosen in Details/)
    expect(row.textContent).toContain('nothing is known of earlier ones')
    await person.click(await screen.findByRole('button', { name: /^Details: Rituximab/i }))
    await within(await sheet()).findByText(/260 mg\/h, 200 mL\/h.*520 mg\/h, 400 mL\/h/)
    const start = await inSheet('Start by the 90-minute scheme')
    expect(start.getAttribute('aria-disabled')).toBe('true')
    await person.type(await screen.findByRole('textbox', { name: /Whose order/ }), 'Dr. Marsh')
    await expectNoBarriers()
    await person.click(await inSheet('Start by the 90-minute scheme'))
    await drawn.saved()
    await screen.findByText('260 mg/h, 200 mL/h')
    await screen.findByText('520 mg/h, 400 mL/h at 09:30')
    await screen.findByText('End by its rate 10:30')
  },
  slow,
)
