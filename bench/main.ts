import '#shared/ipc/withoutEval.ts'
import { boardFigures } from './board.ts'
import { ledgerFigures } from './claimLedger.ts'
import { claimFigures } from './claims.ts'
import { codingFigures } from './coding.ts'
import { codingPeerFigures } from './codingPeer.ts'
import { coldStartFigures } from './coldStart.ts'
import { print } from './figures.ts'
import { findFigures } from './findVisits.ts'
import { hubFigures } from './hubPull.ts'
import { referenceFigures } from './reference.ts'
import { signInFigures } from './signIn.ts'
import { tapInPageFigures } from './tapInPage.ts'
import { tapFigures } from './tapToDurable.ts'
import { verifyFigures } from './verify.ts'
import { worklistFigures } from './worklist.ts'

/** `npm run bench`: every figure beside a floor measured in the same run. Machines are shared and noisy: compare ratios. */
for (const measure of [
  codingFigures,
  codingPeerFigures,
  tapFigures,
  findFigures,
  hubFigures,
  referenceFigures,
  claimFigures,
  ledgerFigures,
  boardFigures,
  worklistFigures,
  tapInPageFigures,
  signInFigures,
  verifyFigures,
  coldStartFigures,
])
  for (const figure of await measure()) print(figure)
