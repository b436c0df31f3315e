import { play } from './suite/run.mjs'
import { functionUrl, httpApi, loadBalancer, restApi } from './hosts/lambda.mjs'

for (const host of [functionUrl, httpApi, restApi, loadBalancer]) play(host)
