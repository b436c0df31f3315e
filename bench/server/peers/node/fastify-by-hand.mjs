import Fastify from 'fastify'
import { token } from './shared.mjs'

const app = Fastify()
app.get('/get-token', async () => ({ token: token() }))
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
