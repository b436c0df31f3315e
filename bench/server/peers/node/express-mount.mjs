// Our handler at `/video`, and at `/constant` what Express takes to answer anything.
import express from 'express'
import { TokenServer, VideoSDK } from '../../../../node/lib/index.mjs'
import { listen } from './shared.mjs'

const app = express()
app.use('/video', new TokenServer(new VideoSDK()).express())
app.get('/constant', (request, response) => {
  response.json({ token: 'constant' })
})
listen(app)
