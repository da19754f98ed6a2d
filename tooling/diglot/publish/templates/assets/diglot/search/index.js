// The static search: what diglot/search/ranked_index.py answers, from files that any host serves.

import { analysisFor } from "./analysis.js"
import { excerpt } from "./excerpts.js"
import { expansion } from "./expansion.js"
import { readQuery } from "./query.js"
import { readIn } from "./reading.js"
import { Shelf } from "./shelf.js"

const FORMAT = 2
const PHRASE_ALONE = 1
const MOST_READ = 50 // Sections in which a phrase is looked for: each may be a file of a kilobyte to fetch.

/** The index is gone because a new one has taken its place: open it again. */
export class Replaced extends Error {}

/** A function that fetches the files below `base`, each once. */
export function loader(base) {
  const kept = new Map()
  return (path) => {
    if (!kept.has(path)) {
      const answer = fetch(new URL(path, base), path === "current.json" ? { cache: "no-cache" } : {}).then((response) => {
        if (!response.ok) throw response.status === 404 ? new Replaced(path) : new Error(`${path}: ${response.status}`)
        return response.json()
      })
      answer.catch(() => kept.delete(path)) // not found once is not missing for ever
      kept.set(path, answer)
    }
    return kept.get(path)
  }
}

/** The index in use; `load` returns what a file of it holds. */
export async function openIndex(load) {
  const { generation, format } = await load("current.json")
  if (format !== FORMAT) throw new Replaced("another version of the scripts")
  const within = (path) => load(`${generation}/${path}`)
  return new Index(generation, await within("index.json"), within)
}

export class Index {
  /** `locales` have entries, `terms` are the languages whose terms lead to words of the entries. */
  constructor(generation, { ranking, locales, terms }, load) {
    Object.assign(this, { generation, ranking, locales, terms, load })
    this.shelves = new Map()
    this.analyses = new Map()
  }

  /** How a language reads a text. */
  analysis(locale) {
    const read = async () => analysisFor(await this.load(`${locale}/language.json`))
    if (!this.analyses.has(locale)) this.analyses.set(locale, read())
    return this.analyses.get(locale)
  }

  /** The sections of one locale; nothing is fetched twice. */
  shelf(locale) {
    const open = () => Shelf.open(locale, this.ranking, this.load, this.analysis(locale))
    if (!this.shelves.has(locale)) this.shelves.set(locale, open())
    return this.shelves.get(locale)
  }

  /** The entries that answer `text`, each once, best first: those that answer in the first of `locales` first.
   *
   * Unless it `corrects`, words that no entry uses are looked for as they stand; unless it `expands`, nothing that the
   * termbase has for them is looked for beside them. `reader` is the language of a question that does not tell. */
  async search(text, options) {
    return this.shown(await this.ranked(text, options))
  }

  /** The same without the hits: what `shown` makes them of. */
  async ranked(text, { locales, kinds = [], limit = 10, offset = 0, corrects = true, expands = true, reader = "" }) {
    const query = readQuery(text)
    const known = locales.filter((locale) => this.locales.includes(locale))
    const shelves = await Promise.all(known.map((locale) => this.shelf(locale)))
    const expanded = await expansion(this, query, shelves, { reader: reader || locales[0], expands })
    const { readings, corrections } = await readIn(query, shelves, { corrects, known: expanded.known })
    const ways = shelves.map((shelf, place) => ({ shelf, reading: readings[place] }))
    for (const [place, shelf] of shelves.entries()) {
      const words = expanded.words(shelf)
      await shelf.fetch(words.flatMap((word) => word.map(({ stem }) => stem)))
      const reading = words.length ? { ...readings[place], words } : readings[place]
      // In the language of the question, where no synonyms are known, the question itself: an entry with some of the
      // words is not to be shown in another language because that asks for fewer.
      const isOwn = expanded.known.size && shelf.locale === expanded.locale && reading.words.length > 1
      if (words.length || isOwn) ways.push({ shelf, reading, isTranslated: true })
    }
    const found = await this.found(ways, await this.lacking(expanded.locale, locales))
    const told = {}
    for (const { isTranslated, shelf } of found) {
      const words = isTranslated ? expanded.told(shelf.locale) : []
      if (words.length) told[shelf.locale] = words
    }
    const counts = {}
    for (const { kind } of found) counts[kind] = (counts[kind] || 0) + 1
    const order = found.filter(({ kind }) => !kinds.length || kinds.includes(kind))
    const best = order.slice(offset, offset + limit)
    return { query, best, total: order.length, offset, corrections, expansions: told, kinds: counts }
  }

  /** An answer with its hits, whose texts are fetched. */
  async shown({ best, ...found }) {
    return { ...found, hits: await Promise.all(best.map((one) => this.hit(one))) }
  }

  /** Whether an entry can be found in another language only, by a question in the language of the reader. */
  async lacking(question, locales) {
    if (!question || question !== locales[0]) return () => false
    const keys = this.locales.includes(question) ? new Set((await this.shelf(question)).keys) : new Set()
    return (key) => !keys.has(key)
  }

  async hit({ shelf, reading, section, score }) {
    const found = await shelf.section(section)
    return { ...found, score, reading, ...excerpt(found, shelf.analysis, reading) }
  }

  /** The entries that answer, in order, and where each answers best.
   *
   * The question in other words comes after the question as it stands; but an entry that lacks the language of the
   * question answers in other words or not at all, and stands among the first by its score. */
  async found(ways, lacks) {
    const scored = await Promise.all(ways.map(({ shelf, reading }) => score(shelf, reading)))
    const excluded = new Set()
    await Promise.all(
      ways.map(async ({ shelf, reading, isTranslated }, way) => {
        if (isTranslated) return
        for (const entry of await excludedBy(shelf, reading, scored[way])) excluded.add(shelf.keys[entry])
      }),
    )
    const answering = answers(ways, scored)
    const best = new Map()
    ways.forEach(({ shelf, reading, isTranslated }, way) => {
      for (const entry of answering[way]) {
        const key = shelf.keys[entry]
        if (best.has(key) || excluded.has(key)) continue
        const rank = isTranslated && lacks(key) ? 0 : way
        const kind = shelf.kinds[entry]
        best.set(key, { key, rank, kind, shelf, reading, isTranslated, ...scored[way].best(entry) })
      }
    })
    return [...best.values()].sort((a, b) => a.rank - b.rank || b.score - a.score || a.key - b.key)
  }
}

class Scored {
  constructor(shelf) {
    this.shelf = shelf
    this.sections = new Float32Array(shelf.total)
    this.named = new Float32Array(shelf.total)
    this.words = 0
    this.last = new Int32Array(shelf.keys.length) // The last word that each entry has.
    this.covered = new Int32Array(shelf.keys.length)
  }

  add(word, bonus) {
    this.words += 1
    for (const form of word) {
      this.addUses(this.shelf.postings("stem", form), Math.fround(form.weight))
      this.addUses(this.shelf.postings("surface", form), Math.fround(bonus * form.weight))
      for (const id of this.shelf.postings("heading", form).ids) this.named[id] += form.weight
    }
  }

  addUses({ ids, worth }, weight) {
    for (let place = 0; place < ids.length; place += 1) {
      this.sections[ids[place]] += Math.fround(weight * worth[place])
      const entry = this.shelf.entries[ids[place]]
      if (this.last[entry] !== this.words) this.covered[entry] += 1
      this.last[entry] = this.words
    }
  }

  /** The entries that have any of the words. */
  get scoring() {
    const found = []
    for (let id = 0; id < this.sections.length; id += 1) {
      const entry = this.shelf.entries[id]
      if (this.sections[id] > 0 && found[found.length - 1] !== entry) found.push(entry)
    }
    return found
  }

  raise(bonus) {
    for (let id = 0; id < this.sections.length; id += 1) {
      if (!this.named[id]) continue
      const share = Math.fround(this.named[id] / Math.max(this.shelf.named[id], 1))
      this.sections[id] *= Math.fround(1 + Math.fround(bonus * Math.min(share, 1)))
    }
  }

  /** The best section of an entry, and its score. */
  best(entry) {
    let section = this.shelf.starts[entry]
    for (let id = section; id < this.shelf.starts[entry + 1]; id += 1) {
      if (this.sections[id] > this.sections[section]) section = id
    }
    return { section, score: this.sections[section] }
  }

  /** By section, the score of its entry. */
  get byEntry() {
    const best = Float32Array.from(this.shelf.keys, (_, entry) => this.best(entry).score)
    return this.sections.map((_, id) => best[this.shelf.entries[id]])
  }
}

async function score(shelf, reading) {
  const scored = new Scored(shelf)
  for (const word of reading.words) scored.add(word, shelf.ranking.surface)
  scored.raise(shelf.ranking.headingBonus)
  for (const phrase of reading.phrases) {
    const having = await withPhrase(shelf, phrase, scored.sections)
    const least = reading.words.length ? 0 : PHRASE_ALONE
    scored.sections = scored.sections.map((found, id) => (having.has(id) ? Math.max(found, least) : 0))
  }
  return scored
}

/** The sections in which a phrase stands, of those with the best `scores`: its words are known, their order is read. */
async function withPhrase(shelf, { stream, words }, scores) {
  let ids = null
  for (const word of words) {
    const having = new Set(word.flatMap((form) => shelf.postings("stem", form).ids))
    ids = ids ? ids.filter((id) => having.has(id)) : [...having]
  }
  // Nothing but words that every text has: any section may have the phrase, or any that the other words score. First
  // those whose heading has no other words either.
  const isScored = scores.some(Boolean)
  ids ??= [...shelf.entries.keys()].filter((id) => !isScored || scores[id])
  const candidates = ids.sort((a, b) => scores[b] - scores[a] || !shelf.headings[b] - !shelf.headings[a])
  const having = new Set()
  await Promise.all(
    candidates.slice(0, MOST_READ).map(async (id) => {
      const section = await shelf.section(id)
      const { title, heading, summary, text } = section
      section.streams ??= [title, heading, summary, text].map((part) => shelf.analysis.stream(part)).join("\n")
      if (section.streams.includes(stream)) having.add(id)
    }),
  )
  return having
}

async function excludedBy(shelf, { excludedWords, excludedPhrases }, scored) {
  const entries = new Set()
  for (const word of excludedWords) {
    for (const form of word) for (const id of shelf.postings("stem", form).ids) entries.add(shelf.entries[id])
  }
  // Of the entries that answer, those that are shown first matter.
  const scores = excludedPhrases.length ? scored.byEntry : null
  for (const phrase of excludedPhrases) for (const id of await withPhrase(shelf, phrase, scores)) entries.add(shelf.entries[id])
  return entries
}

/** For each way of asking, the entries that have enough of the words; where none has in any, those that have most. */
function answers(ways, scored) {
  const scoring = scored.map((one) => one.scoring)
  const asked = ways.map(({ reading }) => reading.words.length)
  const covered = (way, entry) => scored[way].covered[entry]
  const enough = scoring.map((entries, way) => {
    const required = requiredWords(asked[way], ways[way])
    return entries.filter((entry) => covered(way, entry) >= required)
  })
  if (enough.some((entries) => entries.length)) return enough
  const share = (way, entry) => covered(way, entry) / Math.max(asked[way], 1)
  let most = 0
  scoring.forEach((entries, way) => entries.forEach((entry) => (most = Math.max(most, share(way, entry)))))
  return scoring.map((entries, way) => entries.filter((entry) => share(way, entry) >= most))
}

function requiredWords(asked, { shelf, isTranslated }) {
  const { allWords, mostOfThem, someOfThem } = shelf.ranking
  if (isTranslated) return Math.ceil(asked * someOfThem)
  return asked <= allWords ? asked : Math.ceil(asked * mostOfThem)
}
