// Programs with mounts as TypeScript has them, and mistakes in them that the compiler must find.

import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2, ALBEvent, Context } from 'aws-lambda'
import express, { type Request } from 'express'
import fastify, { type FastifyRequest } from 'fastify'
import { Hono } from 'hono'
import { TokenServer, VideoSDK, type Caller, type FetchHandlers, type LambdaAnswer } from 'videosdk-server'

declare global {
  namespace Express {
    interface User {
      id: string
    }
    interface Request {
      user?: User
    }
  }
}
declare module 'fastify' {
  interface FastifyRequest {
    user?: { id: string }
  }
}

const tokenServer = new TokenServer(new VideoSDK(), { authentication: 'host' })
const callerOf = (user?: { id: string }): Caller => user && { sub: user.id, claims: { ...user } }

const app = express()
app.use('/video', tokenServer.express({ identity: (request: Request) => request.user && { sub: request.user.id } }))
app.use('/video', tokenServer.express({ identity: async (request) => callerOf(request.user) }))
app.use('/video', express.Router().use(tokenServer.express({ cors: false })))

const server = fastify()
server.register(tokenServer.fastify, { prefix: '/video', identity: (request: FastifyRequest) => callerOf(request.user) })
server.register(tokenServer.fastify, { prefix: '/video', cors: false, identity: (request) => callerOf(request.user) })

export const { GET, HEAD, POST, OPTIONS }: FetchHandlers = tokenServer.fetch({
  identity: async (request) => callerOf(JSON.parse(request.headers.get('x-user') ?? 'null')),
})
/** What Next.js checks of a route handler. */
export const route: (request: globalThis.Request, context: { params: Promise<{ path: string[] }> }) => Promise<Response> = GET
new Hono().all('/video/*', ({ req }) => tokenServer.fetch({ prefix: '/video' }).GET(req.raw))

export const handler = tokenServer.lambda({
  prefix: '/video',
  identity: ({ requestContext }: APIGatewayProxyEventV2WithJWTAuthorizer) => ({ sub: String(requestContext.authorizer.jwt.claims.sub) }),
})
export const asAws: (event: ALBEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2> = tokenServer.lambda()
export const answered = (answer: LambdaAnswer): number => answer.statusCode

export function mistakes(): unknown[] {
  return [
    // @ts-expect-error: an id is a text
    tokenServer.express({ identity: () => ({ sub: 7 }) }),
    // @ts-expect-error: without sub nobody is known
    tokenServer.express({ identity: () => ({ id: 'a' }) }),
    // @ts-expect-error: a mistyped option
    tokenServer.express({ identities: () => null }),
    // @ts-expect-error: Express has the prefix itself
    tokenServer.express({ prefix: '/video' }),
    // @ts-expect-error: true is nobody
    tokenServer.fetch({ identity: () => true }),
    // @ts-expect-error: there is no such handler
    tokenServer.fetch().DELETE,
    // @ts-expect-error: a plugin is registered, not called
    app.use('/video', tokenServer.fastify),
    // @ts-expect-error: no function is no session
    tokenServer.lambda({ identity: { sub: 'a' } }),
  ]
}
