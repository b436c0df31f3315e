// The same by require.

import tokens = require('videosdk-server/token-source')

export async function join(): Promise<string> {
  const source: tokens.TokenSource = tokens.TokenSource.endpoint('https://app.example.com/get-token')
  const { token } = await source.fetch({ roomId: 'a' })
  return token
}
