import express from 'express'
import { listen, token } from './shared.mjs'

const app = express()
app.get('/get-token', (request, response) => {
  response.json({ token: token() })
})
listen(app)
