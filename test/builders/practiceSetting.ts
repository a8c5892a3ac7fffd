import { databaseFile } from '#electron/backend.ts'
import { connect } from '#electron/db/connect.ts'
import type { Practice } from '#shared/document/clinic.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'

/** The folder of a demo record whose practice has other settings; no program runs on it. */
export async function aPracticeThat(sets: Partial<Practice>): Promise<string> {
  const { folder, close } = await backendForTest()
  close()
  const db = connect(databaseFile(folder), testKey)
  try {
    const changed = db
      .prepare("update documents set body = json_patch(body, ?), version = version + 1 where kind = 'practice'")
      .run(JSON.stringify(sets)).changes
    if (changed !== 1) throw new Error('there is not one practice')
  } finally {
    db.close()
  }
  return folder
}
