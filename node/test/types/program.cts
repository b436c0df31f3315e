// The same package for CommonJS.

import sdk = require('videosdk-server')

const videosdk = new sdk.VideoSDK()

export async function lesson(): Promise<sdk.Room[]> {
  const page: sdk.Page<sdk.Room> = await videosdk.rooms.list()
  return page.data
}

// @ts-expect-error: a mistyped name
export const mistake = new sdk.VideoSdk()
