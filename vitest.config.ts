import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const unit = ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'hub/**/*.test.ts', 'scripts/**/*.test.ts']
const across = ['test/{architecture,migrations,wires,simulation}/**/*.test.ts']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: unit,
          exclude: ['hub/**/*.postgres.test.ts'],
          // One module graph for all files of a worker: no room keeps state at module level, and it halves the time.
          isolate: false,
          testTimeout: 20_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      { test: { name: 'across', environment: 'node', include: across, testTimeout: 30_000 } },
      {
        plugins: [react()],
        test: {
          name: 'screens',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/patientScreens.ts'],
          // A page of its own for each file, in a process that stays: a third of the time of a fresh process each.
          pool: 'vmForks',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          environment: 'node',
          include: ['hub/**/*.postgres.test.ts'],
          testTimeout: 300_000,
          // Its server says when it is there; this only ends a run that hangs.
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'measured',
          environment: 'node',
          include: ['test/measured/**/*.test.ts'],
          // A test walks a whole scene: half a day of the clinic.
          testTimeout: 1_500_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'shell',
          environment: 'node',
          include: ['test/shell/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
