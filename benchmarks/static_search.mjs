// Asks the static search what standard input lists, a question and its language each, as the search page asks it. Prints,
// as JSON, the keys found for each; where each is the first of a visit (`isCold`), the files that it fetched, else the
// milliseconds that it took once all was loaded: the least of three, since the machine does other things too.
// Run by static_search.py.

import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const { folder, scripts, questions, isCold } = JSON.parse(Buffer.concat(chunks).toString())
const script = (name) => import(pathToFileURL(join(scripts, name)))
const { openIndex } = await script("index.js")
const { answer } = await script("site.js")

function reader() {
  const kept = new Map()
  const load = (path) => {
    if (!kept.has(path)) kept.set(path, readFile(join(folder, path), "utf8").then(JSON.parse))
    return kept.get(path)
  }
  return { kept, load }
}

const ask = async (index, question, lang) =>
  (await answer(index, question, { lang, reader: lang })).hits.map(({ key }) => key)
const answers = []
const fetched = []
const took = []

if (isCold) {
  for (const [question, lang] of questions) {
    const { kept, load } = reader()
    const index = await openIndex(load)
    answers.push(await ask(index, question, lang))
    fetched.push([...kept.keys()])
  }
} else {
  const { load } = reader()
  const index = await openIndex(load)
  for (const [question, lang] of questions) answers.push(await ask(index, question, lang))
  for (const [question, lang] of questions) {
    const times = []
    for (let turn = 0; turn < 3; turn += 1) {
      const began = performance.now()
      await ask(index, question, lang)
      times.push(performance.now() - began)
    }
    took.push(Math.min(...times))
  }
}
process.stdout.write(JSON.stringify({ answers, fetched, took }))
