import type { DocumentStore } from '../db/documentStore.ts'

/** Whether this record is the invented clinic's: nothing in it may ever be billed. */
export const isDemo = (documents: DocumentStore): boolean => documents.get('settings', 'demo') !== null
