import { z } from 'zod'

// zod asks whether code may be made from text when a schema is created, and a strict page policy reports the question.
// Imported before any schema, by every program that has one.
z.config({ jitless: true })
