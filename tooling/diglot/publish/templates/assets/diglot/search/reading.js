// A query as each locale reads it, and corrections of words that nobody wrote. What diglot/search/reading.py does.

import { completions, nearest } from "./spelling.js"

/** Fetch what `shelf` knows of the words of `query`. */
export const fetchWords = (query, shelf) =>
  shelf.fetch(
    [...query.words, ...query.phrases, ...query.exclusions].flatMap((text) =>
      [...shelf.analysis.analyse(text)].flatMap(({ stem, surface }) => [stem, surface]),
    ),
  )

/** What `query` asks of each shelf, and the corrections to tell; words `known` to be right are not corrected. */
export async function readIn(query, shelves, { corrects, known }) {
  await Promise.all(shelves.map((shelf) => fetchWords(query, shelf)))
  const wrong = new Set(corrects ? query.words : [])
  const unknown = new Map()
  for (const word of wrong) {
    if (!known.has(word) && !shelves.some((shelf) => isKnown(word, shelf))) unknown.set(word, await replace(word, shelves))
  }
  const corrections = {}
  for (const [word, { told }] of unknown) if (told) corrections[word] = told
  return { readings: shelves.map((shelf) => read(query, shelf, unknown)), corrections }
}

function read(query, shelf, unknown) {
  const words = []
  for (const word of query.words) {
    const replaced = unknown.get(word)?.replacements.get(shelf)
    if (replaced) words.push(replaced.map((surface) => ({ ...shelf.analysis.forms(surface), weight: 1 })))
    else words.push(...wordsOf(word, shelf))
  }
  for (const phrase of query.phrases) words.push(...wordsOf(phrase, shelf))
  let phrases = query.phrases
  // Nothing but words that every text has: they are looked for as they stand.
  if (!words.length && !phrases.length && query.words.length) phrases = [query.words.join(" ")]
  const excluded = query.exclusions.map((text) => ({ text, words: wordsOf(text, shelf) }))
  return {
    words: distinct(words),
    phrases: phrases.map((text) => phraseOf(text, shelf)).filter(({ stream }) => stream.trim()),
    excludedWords: excluded.filter((one) => one.words.length === 1).map((one) => one.words[0]),
    excludedPhrases: excluded
      .filter((one) => one.words.length !== 1)
      .map((one) => phraseOf(one.text, shelf))
      .filter(({ stream }) => stream.trim()),
  }
}

const phraseOf = (text, shelf) => ({ stream: shelf.analysis.stream(text), words: wordsOf(text, shelf) })

function distinct(words) {
  const known = new Map(words.map((word) => [JSON.stringify(word), word]))
  return [...known.values()]
}

/** The words of a text; a hyphenated one is one word, to be found whole or by its parts. */
function wordsOf(text, shelf) {
  const words = []
  let end = -1
  for (const token of shelf.analysis.analyse(text)) {
    if (token.start >= end) words.push([])
    if (token.isWhole) end = token.end
    words[words.length - 1].push(token)
  }
  return words.map((tokens) => {
    const parts = tokens.filter((token) => !token.isWhole).length || 1
    return tokens.map(({ surface, stem, isWhole }) => ({ surface, stem, weight: isWhole ? 1 : 1 / parts }))
  })
}

export const isKnown = (word, shelf) => wordsOf(word, shelf).every((forms) => forms.some((form) => shelf.knows(form)))

/** The surface that a word has as it was typed, what is elided before it and the signs around it left out. */
function surfaceOf(word, shelf) {
  const [first] = shelf.analysis.analyse(word, { stopwords: true })
  return first ? first.surface : shelf.analysis.forms(word).surface
}

/** What stands for `word`: the words it begins, where there are any, else the nearest word. */
async function replace(word, shelves) {
  const replacements = new Map()
  const put = async (shelf, surfaces) => {
    replacements.set(shelf, surfaces)
    await shelf.fetch(surfaces.map((surface) => shelf.analysis.forms(surface).stem))
  }
  const begun = await Promise.all(shelves.map((shelf) => completions(shelf, surfaceOf(word, shelf))))
  await Promise.all(shelves.map((shelf, place) => begun[place].length && put(shelf, begun[place])))
  if (replacements.size) return { replacements, told: null }
  const near = await Promise.all(shelves.map((shelf) => nearest(shelf, surfaceOf(word, shelf))))
  const fewest = Math.min(...near.filter(Boolean).map(([mistakes]) => mistakes))
  let told = null
  for (const [place, shelf] of shelves.entries()) {
    if (!near[place] || near[place][0] !== fewest) continue
    const [, surface] = near[place]
    await put(shelf, [surface])
    told = told || shelf.written(shelf.analysis.forms(surface))
  }
  return { replacements, told }
}
