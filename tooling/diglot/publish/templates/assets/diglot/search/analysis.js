// Text to the words that a search compares: what diglot/search/analysis.py does, done in the browser.

const LETTERS = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}]|[\\u0300-\\u036f\\u00ad])*"
const JOINED = new RegExp(`${LETTERS}(?:[-‐‑'’ʼ]${LETTERS})*`, "gu")
const PART = new RegExp(`${LETTERS}(?:['’ʼ]${LETTERS})*`, "gu")
const ELIDED = new RegExp(`(${LETTERS})['’ʼ]`, "uy")
const JOINT = /[-‐‑'’ʼ]/
const UNWRITTEN = /[\u00ad'’ʼ\-‐‑ ]/g
const LONGEST_WORD = 64
const LIGATURES = { œ: "oe", Œ: "oe", æ: "ae", Æ: "ae", ß: "ss", "’": "'", ʼ: "'", "‑": "-" }
const KEPT = 20_000

export const fold = (text) =>
  text
    .replace(/[œŒæÆß’ʼ‑]/g, (letter) => LIGATURES[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ς/g, "σ")

/** How one language reads a text; `data` are its stop words and elisions. */
export class Analysis {
  constructor(data, stemmer) {
    this.stopwords = new Set(data.stopwords)
    this.elisions = new Set(data.elisions)
    this.stemmer = stemmer
    this.kept = new Map()
  }

  /** The surface and the stem of one word as written. */
  forms(word) {
    let found = this.kept.get(word)
    if (!found) {
      const folded = fold(word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join("") : word)
      const surface = folded.replace(UNWRITTEN, "")
      const stem = this.stemmer ? this.stemmer.stemWord(folded.replace(/-/g, "")).replace(UNWRITTEN, "") : surface
      found = { surface, stem }
      if (this.kept.size > KEPT) this.kept.clear()
      this.kept.set(word, found)
    }
    return found
  }

  /** The words of a text and where they stand; a hyphenated one whole, then its parts. */
  *analyse(text, { stopwords = false } = {}) {
    for (const match of text.matchAll(JOINED)) {
      const parts = this.parts(text, match.index, match.index + match[0].length)
      if (parts.length > 1) yield this.token(text, parts[0][0], parts[parts.length - 1][1], true)
      for (const [start, end] of parts) {
        const token = this.token(text, start, end, false)
        if (stopwords || !this.stopwords.has(token.surface)) yield token
      }
    }
  }

  /** The surfaces of all words of a text between spaces: what a phrase is looked for in. */
  stream(text) {
    let words = ""
    for (const token of this.analyse(text, { stopwords: true })) if (!token.isWhole) words += ` ${token.surface}`
    return `${words} `
  }

  parts(text, from, to) {
    if (!JOINT.test(text.slice(from, to))) return [[from, to]]
    return [...text.slice(from, to).matchAll(PART)].map((part) => {
      let start = from + part.index
      const end = start + part[0].length
      for (;;) {
        ELIDED.lastIndex = start
        const elided = ELIDED.exec(text)
        if (!elided || start + elided[0].length >= end || !this.elisions.has(fold(elided[1]))) return [start, end]
        start += elided[0].length
      }
    })
  }

  token(text, start, end, isWhole) {
    const { surface, stem } = this.forms(text.slice(start, end))
    return { surface, stem, start, end, isWhole }
  }
}

/** The analysis of a language; its stemmer is fetched when there is one. */
export async function analysisFor(data) {
  if (!data.stemmer) return new Analysis(data, null)
  try {
    const { Stemmer } = await import(`./snowball/${data.stemmer}.js`)
    return new Analysis(data, new Stemmer())
  } catch {
    return new Analysis(data, null)
  }
}
