import { describe, expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'

const at = (time: string, day = '2026-03-02') => instantOnClock(day, time, 'America/Chicago')
const dana = { badge: 'RN-1001' }

describe('a badge at the lock screen', () => {
  it('says whose it is and asks for the PIN, until that PIN was given on this workstation', async () => {
    const desk = await backendForTest()
    const window = desk.api('window')
    expect(await desk.value(window, 'people.badge', dana)).toEqual({ userId: 'dana-reyes', signedIn: null })
    expect(await desk.value(window, 'people.current', {})).toEqual({ signedIn: null })
    await desk.signIn('dana-reyes', 'window')
    await desk.value(window, 'people.lock', {})
    const { signedIn } = await desk.value(window, 'people.badge', dana)
    expect(signedIn?.user).toMatchObject({ id: 'dana-reyes', name: 'Dana Reyes' })
    expect(signedIn?.user).not.toHaveProperty('badge')
    expect((await desk.value(window, 'people.current', {})).signedIn?.user.id).toBe('dana-reyes')
    expect(desk.auditEntries().map(({ kind }) => kind)).toContain('audit.signedInByBadge')
  })

  it('is enough for twelve hours after the PIN, and badge after badge does not make them longer', async () => {
    const desk = await backendForTest()
    const window = await desk.signIn('dana-reyes', 'window')
    const badge = async (time: string, day?: string) => {
      desk.clock.set(at(time, day))
      return (await desk.value(window, 'people.badge', dana)).signedIn !== null
    }
    expect(await badge('20:14')).toBe(true)
    expect(await badge('20:15')).toBe(false)
    expect(await badge('08:00')).toBe(false)
  })

  it('is not enough for someone else, nor after five wrong PINs, not even after a restart', async () => {
    const desk = await backendForTest()
    const window = await desk.signIn('dana-reyes', 'window')
    expect((await desk.value(window, 'people.badge', { badge: 'RN-1002' })).signedIn).toBeNull()
    for (let tries = 0; tries < 5; tries += 1) await window.call('people.signIn', { userId: 'dana-reyes', pin: '0000' })
    expect((await desk.value(window, 'people.badge', dana)).signedIn).toBeNull()
    desk.close()
    const again = await backendForTest({ folder: desk.folder })
    expect((await again.value(again.api('window'), 'people.badge', dana)).signedIn).toBeNull()
  })

  it('that nobody here has is refused and kept without its number', async () => {
    const desk = await backendForTest()
    const answer = await desk.api('window').call('people.badge', { badge: 'RN-9999' })
    expect(answer).toMatchObject({ kind: 'refusal', refusal: { code: 'badge-unknown' } })
    expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.badgeRefused', userId: null, payload: {} })
  })

  it('names the second person to somebody who is signed in, and to nobody else', async () => {
    const desk = await backendForTest()
    expect((await desk.api('window').call('people.ofBadge', dana)).kind).toBe('fault')
    const api = await desk.signIn('marcus-hale')
    expect(await desk.value(api, 'people.ofBadge', dana)).toEqual({ userId: 'dana-reyes' })
  })
})

describe('lots that were called back', () => {
  const lot = { ndc: '99901020101', lot: 'LS201A', note: 'Maker letter of 1 March' }

  it('are kept by the administrator, read by everybody, and stay after a restart', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    await desk.value(admin, 'recalls.change', { ...lot, recalled: true })
    await desk.value(admin, 'recalls.change', { ...lot, lot: 'ls201a ', note: 'Again', recalled: true })
    const again = await desk.signIn('dana-reyes')
    expect(await desk.value(again, 'recalls.list', {})).toEqual({
      lots: [{ ...lot, lot: 'ls201a', note: 'Again', since: '2026-03-02' }],
    })
    expect(await again.call('recalls.change', { ...lot, recalled: false })).toMatchObject({ kind: 'fault' })
    await desk.value(admin, 'recalls.change', { ...lot, recalled: false })
    expect(await desk.value(again, 'recalls.list', {})).toEqual({ lots: [] })
    const kinds = desk.auditEntries().map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('audit.lot'))).toEqual([
      'audit.lotRecalled',
      'audit.lotRecalled',
      'audit.lotRecallLifted',
    ])
  })
})
