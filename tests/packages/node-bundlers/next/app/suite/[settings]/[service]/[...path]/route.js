// A token server for each of the settings and services that the cases of tests/http name.
import { TokenServer, VideoSDK } from 'videosdk-server'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

const servers = new Map()

function handlersOf(settings, service) {
  const name = `${settings} ${service}`
  if (!servers.has(name)) {
    const { options, isHost } = JSON.parse(process.env.TRIAL_SETTINGS)[settings]
    const videosdk = new VideoSDK({ apiEndpoint: `http://127.0.0.1:${service}` })
    servers.set(name, new TokenServer(videosdk, options).fetch(isHost ? { identity } : {}))
  }
  return servers.get(name)
}

function identity(request) {
  const caller = request.headers.get('x-test-caller')
  return caller && JSON.parse(decodeURIComponent(caller))
}

async function handle(request, context) {
  const { settings, service } = await context.params
  return handlersOf(settings, service).GET(request, context)
}

export { handle as GET, handle as HEAD, handle as POST, handle as OPTIONS }
