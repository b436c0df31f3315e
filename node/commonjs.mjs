// Writes the token source a second time, for require: its modules with their types as CommonJS, a file each.
// Node.js 20 before 20.19 cannot require the modules themselves, and TypeScript keeps the module kind of .mjs.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('.', import.meta.url))
const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }

rewrite('lib/token-source', '.mjs', '.cjs', (text) => ts.transpileModule(text, { compilerOptions }).outputText)
rewrite('types/token-source', '.d.mts', '.d.cts', (text) => text)

function rewrite(folder, from, to, change) {
  for (const name of readdirSync(join(root, folder)).filter((name) => name.endsWith(from))) {
    const text = change(readFileSync(join(root, folder, name), 'utf8'))
    const renamed = text.replace(/(["']\.\/[\w-]+)\.mjs(["'])/g, '$1.cjs$2')
    writeFileSync(join(root, folder, name.replace(from, to)), renamed)
  }
}
