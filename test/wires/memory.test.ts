import { describe } from 'vitest'
import { createMemoryTransport } from '#test/fakes/memoryTransport.ts'
import { itIsAWire } from './wireSuite.ts'

describe('the wire of the tests', () => {
  itIsAWire(async (backend) => {
    let count = 0
    return { connect: async () => createMemoryTransport(backend, `connection-${++count}`) }
  })
})
