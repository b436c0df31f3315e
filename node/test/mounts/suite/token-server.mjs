import { TokenServer, VideoSDK } from 'videosdk-server'

import { optionsOf } from './cases.mjs'
import { NO_SERVICE } from './service.mjs'
import { API_KEY, SECRET } from './words.mjs'

/**
 * A token server with these options, or with settings of tests/http/settings.json. That it waits five seconds for the
 * service is seen in Rust, where time is virtual.
 */
export function tokenServerOf(settings, service = NO_SERVICE) {
  const videosdk = new VideoSDK({ apiKey: API_KEY, secret: SECRET, apiEndpoint: service })
  const options = typeof settings === 'string' || settings === undefined ? optionsOf(settings) : settings
  return new TokenServer(videosdk, { upstreamDeadlineMs: 1500, ...options })
}
