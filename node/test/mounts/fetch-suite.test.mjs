import { play } from './suite/run.mjs'
import { likeNext, hono } from './hosts/fetch.mjs'

for (const host of [likeNext, hono]) play(host)
