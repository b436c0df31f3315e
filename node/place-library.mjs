// Puts the native library that cargo built where the package looks for it.
//   node place-library.mjs FOLDER     the folder of cargo's profile, such as ../target/release

import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { libraryName } = createRequire(import.meta.url)('./lib/library-name')
const [folder] = process.argv.slice(2)
const built = { linux: 'libvideosdk_node.so', darwin: 'libvideosdk_node.dylib', win32: 'videosdk_node.dll' }
const place = fileURLToPath(new URL('native', import.meta.url))
const library = join(place, libraryName())
mkdirSync(place, { recursive: true })
// Not written over: a running program may have it loaded.
rmSync(library, { force: true })
copyFileSync(join(folder, built[process.platform]), library)
