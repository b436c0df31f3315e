// The token server in Express: get-token, create-meeting, validate-meeting/:meetingId behind your own routes.
import express from 'express'
import { TokenServer, VideoSDK } from 'videosdk-server'

const videosdk = new VideoSDK() // reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
videosdk.check() // a missing setting is told now, and not to the first caller
// Pages of this machine may ask from their own port.
const tokenServer = new TokenServer(videosdk, { allowLoopbackOrigins: true })

const app = express()
// The last of the routes, so that those of your own above it come first, and before express.json().
app.use(tokenServer.express())

const server = app.listen(Number(process.env.PORT || 9000), process.env.HOST || '127.0.0.1', (error) => {
  if (error) throw error
  const { address, port } = server.address()
  console.log(`token server   http://${address}:${port}`)
})
