// What the programs have in common: the key pair, the token by hand, and saying where they listen.
import { createHmac } from 'node:crypto'

const { VIDEOSDK_API_KEY: apikey, VIDEOSDK_SECRET: secret } = process.env
const day = 86_400
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = encode({ alg: 'HS256', typ: 'JWT' })

/** The classic token of the documentation, signed without a library. */
export function token() {
  const iat = Math.floor(Date.now() / 1000)
  const text = `${header}.${encode({ apikey, permissions: ['allow_join'], iat, exp: iat + day })}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** Says where it listens. */
export function listen(app) {
  const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
}
