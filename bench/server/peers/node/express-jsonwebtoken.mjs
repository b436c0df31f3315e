// As the documentation's sample server signs.
import express from 'express'
import jwt from 'jsonwebtoken'
import { listen } from './shared.mjs'

const { VIDEOSDK_API_KEY: apikey, VIDEOSDK_SECRET: secret } = process.env
const app = express()
app.get('/get-token', (request, response) => {
  const token = jwt.sign({ apikey, permissions: ['allow_join'] }, secret, { expiresIn: '24h', algorithm: 'HS256' })
  response.json({ token })
})
listen(app)
