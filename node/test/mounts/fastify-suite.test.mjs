import { play } from './suite/run.mjs'
import { bare, besidePlugins } from './hosts/fastify.mjs'

for (const host of [bare, besidePlugins]) play(host)
