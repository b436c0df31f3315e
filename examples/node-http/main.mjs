// The token server on node:http: get-token, create-meeting, validate-meeting/:meetingId.
import { createServer } from 'node:http'
import { TokenServer, VideoSDK } from 'videosdk-server'

const MOST_BODY_BYTES = 64 * 1024

const videosdk = new VideoSDK() // reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
videosdk.check() // a missing setting is told now, and not to the first caller
// Pages of this machine may ask from their own port.
const tokenServer = new TokenServer(videosdk, { allowLoopbackOrigins: true })

async function bodyOf(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST_BODY_BYTES) break
  }
  return Buffer.concat(chunks)
}

async function answer(request, response) {
  const [path, query = ''] = request.url.split(/\?(.*)/s)
  const { method, headersDistinct: headers } = request
  const peer = request.socket.remoteAddress
  const given = await tokenServer.handle({ method, path, query, headers, body: await bodyOf(request), peer })
  response.writeHead(given.status, given.headers).end(given.body)
}

// A caller who leaves before the end of its own body is no reason for the program to end.
const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()))
server.listen(Number(process.env.PORT || 9000), process.env.HOST || '127.0.0.1', () => {
  const { address, port } = server.address()
  console.log(`token server   http://${address}:${port}`)
})
