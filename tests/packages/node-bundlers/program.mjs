// What is bundled: a program that signs, and asks a service.
import { Emulator, TokenServer } from 'videosdk-server'

async function main() {
  const emulator = await Emulator.start()
  const { GET } = new TokenServer(emulator.client()).fetch()
  const { token } = await (await GET(new Request('http://localhost/get-token'))).json()
  const room = await emulator.client().rooms.create()
  console.log(token.split('.').length, room.roomId.length)
  await emulator.close()
}
main()
