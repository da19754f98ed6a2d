// A question in the words that the termbase has for it. What diglot/search/expansion.py does, by terms alone: what the
// bilingual embedding has learnt is too much to carry to a browser.

import { fetchWords, isKnown } from "./reading.js"

const FUNCTION_WORD = 2 // A function word says more than another word, which languages borrow.
const LONGEST = new WeakMap()
const NOTHING = { locale: "", known: new Set(), told: () => [], words: () => [] }

export async function expansion(index, query, shelves, { reader, expands }) {
  if (!expands || !query.words.length || !shelves.length || !index.terms.length) return NOTHING
  await Promise.all(shelves.map((shelf) => fetchWords(query, shelf)))
  const isForeign = !query.words.every((word) => shelves.some((shelf) => isKnown(word, shelf)))
  const locale = await languageOf(index, query, { reader, shelves, isForeign })
  if (!index.terms.includes(locale)) return { ...NOTHING, locale }
  const tables = await index.load(`${locale}/terms.json`)
  const used = shelves.filter((shelf) => tables[shelf.locale])
  const runs = [...runsOf(query, await index.analysis(locale), tables, used)]
  return {
    locale,
    known: new Set(runs.filter(({ found }) => Object.keys(found).length).flatMap(({ words }) => words)),
    told: (code) => [...new Set(runs.filter(({ found }) => found[code]).map(({ found }) => found[code][0][0]))],
    words: (shelf) => (runs.some(({ found }) => found[shelf.locale]) ? runs.flatMap((run) => wordsOf(run, shelf)) : []),
  }
}

/** The language that knows most of the words. What languages that are not searched know is looked up only for a
 * question with words that nobody knows in those that are: it costs some files. */
async function languageOf(index, query, { reader, shelves, isForeign }) {
  const candidates = [...new Set([reader, ...shelves.map(({ locale }) => locale), ...index.terms])]
  const evidence = await Promise.all(
    candidates.map(async (code) => {
      const analysis = await index.analysis(code)
      const isRead = shelves.some(({ locale }) => locale === code) || (isForeign && index.locales.includes(code))
      const shelf = isRead ? await index.shelf(code) : null
      if (shelf) await fetchWords(query, shelf)
      const tokens = query.words.flatMap((word) => [...analysis.analyse(word, { stopwords: true })])
      const worth = (token) => (analysis.stopwords.has(token.surface) ? FUNCTION_WORD : shelf?.uses(token) ? 1 : 0)
      return tokens.reduce((sum, token) => sum + worth(token), code === reader ? 1 : 0)
    }),
  )
  return candidates[evidence.indexOf(Math.max(...evidence))]
}

/** How many words the longest term of a table has. */
function longestOf(table) {
  if (!LONGEST.has(table)) LONGEST.set(table, Math.max(0, ...Object.keys(table).map((key) => key.split(" ").length)))
  return LONGEST.get(table)
}

/** The words of the question, those of a term together, and by locale what stands for them. */
function* runsOf(query, analysis, tables, shelves) {
  const codes = shelves.map(({ locale }) => locale)
  const longest = Math.max(1, ...codes.map((code) => longestOf(tables[code])))
  const tokens = query.words.flatMap((word) =>
    [...analysis.analyse(word)].filter(({ isWhole }) => !isWhole).map((token) => ({ word, stem: token.stem })),
  )
  for (let start = 0, size = 1; start < tokens.length; start += size) {
    let found = {}
    for (size = Math.min(longest, tokens.length - start); size; size -= 1) {
      const key = tokens.slice(start, start + size).map(({ stem }) => stem).join(" ")
      found = Object.fromEntries(codes.filter((code) => Object.hasOwn(tables[code], key)).map((code) => [code, tables[code][key]]))
      if (Object.keys(found).length) break
    }
    size = Math.max(size, 1)
    yield { words: tokens.slice(start, start + size).map(({ word }) => word), found }
  }
}

/** What to look for in the language of `shelf`: each word of the best term, or in its place those of the others and
 * those of the question itself. */
function wordsOf({ words, found }, shelf) {
  const formsOf = (text) => [...shelf.analysis.analyse(text)].filter(({ isWhole }) => !isWhole)
  const terms = (found[shelf.locale] || []).map(([text, weight]) => ({ weight, forms: formsOf(text) }))
  const own = { weight: 1, forms: formsOf([...new Set(words)].join(" ")) }
  const ways = [...terms.filter(({ forms }) => forms.length), own]
  const size = ways[0].forms.length
  const known = Array.from({ length: size }, () => new Map())
  for (const { weight, forms } of ways) {
    const share = weight / Math.max(1, size / Math.max(forms.length, 1))
    for (let number = 0; forms.length && number < Math.max(size, forms.length); number += 1) {
      const { surface, stem } = forms[Math.min(number, forms.length - 1)]
      const place = known[Math.min(number, size - 1)]
      const name = `${surface} ${stem}`
      place.set(name, { surface, stem, weight: Math.max(place.get(name)?.weight || 0, share) })
    }
  }
  return known.filter((forms) => forms.size).map((forms) => [...forms.values()])
}
