import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { bloodReturnSeenAt } from './vesicant.ts'

const here = (bloodReturn?: 'brisk' | 'sluggish' | 'none') =>
  aSession()
    .arrived('08:30')
    .access('08:31', bloodReturn ? { bloodReturn } : { bloodReturn: undefined })
const looked = (session: ASession, at: string, bloodReturn: 'brisk' | 'none', accessId = 'port') =>
  session.perform({ kind: 'checkSite', accessId, look: ['normal'], bloodReturn }, { at })
const seen = ({ chart }: ASession, accessId = 'port') => bloodReturnSeenAt(chart, accessId)

describe('blood return was last seen', () => {
  it('when somebody looked and it was there, brisk or sluggish', () => {
    expect(seen(here())).toBeNull()
    expect(seen(here('none'))).toBeNull()
    expect(seen(here('brisk'))).toEqual(here().at('08:31'))
    expect(seen(here('sluggish'))).toEqual(here().at('08:31'))
    expect(seen(looked(here('none'), '08:40', 'brisk'))).toEqual(here().at('08:40'))
    const lost = looked(looked(here('brisk'), '08:40', 'brisk'), '08:50', 'none')
    expect(seen(lost)).toEqual(lost.at('08:40'))
  })

  it('at that access, not at another one', () => {
    const two = here('brisk').access('08:35', { accessId: 'hand', reason: 'Poor vein', bloodReturn: 'none' })
    expect(seen(two, 'hand')).toBeNull()
    expect(seen(looked(two, '08:45', 'brisk', 'hand'))).toEqual(two.at('08:31'))
  })
})
