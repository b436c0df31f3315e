import { play } from './suite/run.mjs'
import { bare, behindMiddleware, former } from './hosts/express.mjs'

for (const host of [bare, former, behindMiddleware]) play(host)
