// All sections of one locale, of which files are fetched when a question needs them.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
const VALUE = new Uint8Array(128)
for (let place = 0; place < DIGITS.length; place += 1) VALUE[DIGITS.charCodeAt(place)] = place

/** The numbers that a text holds, five bits a character; see `number` in diglot/search/shards.py. */
export function numbers(text) {
  const found = []
  let value = 0
  let shift = 0
  for (let place = 0; place < text.length; place += 1) {
    const digit = VALUE[text.charCodeAt(place)]
    if (digit >= 32) {
      value += (digit - 32) * 2 ** shift
      shift += 5
    } else {
      found.push(value + digit * 2 ** shift)
      value = shift = 0
    }
  }
  return found
}

/** The numbers that a text holds as their distances; see `_distances` in diglot/search/shards.py. */
function risen(text) {
  let expected = 0
  return numbers(text).map((read) => {
    const found = expected + (read % 2 ? -(read + 1) / 2 : read / 2)
    expected = found + 1
    return found
  })
}

/** The place of the last of `firsts` that is not after `name`. */
function fileOf(firsts, name) {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(firsts[middle], name)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Python sorts by code points, JavaScript by halves of them. */
function before(one, other) {
  if (typeof one === "number") return one <= other
  const [a, b] = [[...one], [...other]]
  for (let place = 0; place < a.length && place < b.length; place += 1) {
    if (a[place] !== b[place]) return a[place].codePointAt(0) < b[place].codePointAt(0)
  }
  return a.length <= b.length
}

const NOTHING = { ids: [], worth: [] }

export class Shelf {
  /** `load` fetches a file of the index by its path. */
  static async open(locale, ranking, load, analysis) {
    const [data, found] = await Promise.all([load(`${locale}/index.json`), analysis])
    return new Shelf(locale, ranking, load, data, found)
  }

  constructor(locale, ranking, load, data, analysis) {
    Object.assign(this, { locale, ranking, data, analysis })
    this.load = (path) => load(`${locale}/${path}`)
    this.headings = numbers(data.headings)
    this.named = numbers(data.named).map((fewer, place) => this.headings[place] - fewer)
    this.lengths = numbers(data.lengths).map((times, place) => 32 * times + VALUE[data.rests.charCodeAt(place)])
    this.total = this.lengths.length
    this.keys = risen(data.entries)
    this.kinds = numbers(data.kinds).map((kind) => data.kindNames[kind])
    this.texts = risen(data.texts)
    this.starts = []
    this.entries = new Int32Array(this.total)
    const titles = numbers(data.titles)
    this.titles = new Float64Array(this.total)
    let start = 0
    numbers(data.sections).forEach((count, entry) => {
      this.starts.push(start)
      this.entries.fill(entry, start, start + count)
      this.titles.fill(titles[entry], start, start + count)
      start += count
    })
    this.starts.push(start)
    this.groups = new Map()
    this.ranked = new Map()
    this.listed = new Map()
    this.read = new Map()
  }

  /** Fetch the postings of these stems; without them `postings` has nothing. */
  async fetch(stems) {
    const files = new Set(stems.map((stem) => fileOf(this.data.words, stem)).filter((file) => file >= 0))
    await Promise.all(
      [...files].map(async (file) => {
        if (this.groups.has(file)) return
        this.groups.set(file, new Map(Object.entries(await this.load(`words/${file}.json`))))
      }),
    )
  }

  group(stem) {
    return this.groups.get(fileOf(this.data.words, stem))?.get(stem)
  }

  knows({ surface, stem }) {
    return Boolean(this.group(stem)) || this.uses({ surface, stem: surface })
  }

  /** Whether the entries use a word just so. */
  uses({ surface, stem }) {
    return Boolean(this.group(stem)?.some((part, place) => place % 3 === 0 && part === surface))
  }

  /** How the entries mostly write a word that they use. */
  written({ surface, stem }) {
    const group = this.group(stem) || []
    for (let place = 0; place < group.length; place += 3) if (group[place] === surface) return group[place + 1] || surface
    return surface
  }

  /** The sections that use a stem, a surface or a heading with that stem, and what each use is worth. */
  postings(form, { surface, stem }) {
    const name = `${form} ${stem} ${form === "surface" ? surface : ""}`
    let found = this.ranked.get(name)
    if (!found) {
      found = this.rank(form, surface, this.group(stem) || [])
      this.ranked.set(name, found)
    }
    return found
  }

  rank(form, surface, group) {
    const weights = new Map()
    for (let place = 0; place < group.length; place += 3) {
      if (form === "surface" && group[place] !== surface) continue
      for (const [section, used] of this.decoded(group[place + 2])) {
        if (form !== "heading") weights.set(section, (weights.get(section) || 0) + this.weight(section, used))
        else if (used[3]) weights.set(section, 1)
      }
    }
    if (!weights.size) return NOTHING
    const ids = [...weights.keys()].sort((a, b) => a - b)
    const { k1 } = this.ranking
    const rarity = Math.fround(Math.log(1 + (this.total - ids.length + 0.5) / (ids.length + 0.5)))
    const worth = ids.map((id) => {
      const weight = Math.round(weights.get(id) * 1e4) / 1e4
      return Math.fround(Math.fround((weight * (k1 + 1)) / (weight + k1)) * rarity)
    })
    return { ids, worth }
  }

  *decoded(text) {
    const read = numbers(text)
    let section = -1
    for (let place = 0; place < read.length; place += 1) {
      section += read[place] >> 1
      const use = read[place] & 1 ? read[(place += 1)] : 0
      yield [section, this.data.uses[use]]
    }
  }

  /** BM25F: how often the fields use a word, by their weight and their length. */
  weight(section, [heading, title, text]) {
    const { averages } = this.data
    const part = (count, name, length) => {
      if (!count) return 0
      const [weight, b] = this.ranking.fields[name]
      return (count * weight) / (1 - b + (b * length) / Math.max(averages[name], 1))
    }
    return (
      part(heading, "heading", this.headings[section]) +
      part(title, "title", this.titles[section]) +
      part(text, "text", this.lengths[section])
    )
  }

  /** All words with that first letter (`spellings`) or second letter (`seconds`), and how many sections use each. */
  async spelled(folder, letter) {
    const file = fileOf(this.data[folder], letter)
    if (file < 0) return []
    const name = `${folder}/${file}.json`
    if (!this.listed.has(name)) {
      let last = ""
      const words = (await this.load(name)).split("\n").map((line) => {
        const [text, sections] = line.split("\t")
        last = last.slice(0, parseInt(text[0], 36)) + text.slice(1)
        return [last, Number(sections || 1)]
      })
      this.listed.set(name, words)
    }
    return this.listed.get(name)
  }

  /** The section with that number, and what is known of its entry. */
  async section(number) {
    if (!this.read.has(number)) this.read.set(number, await this.sectionIn(fileOf(this.texts, number), number))
    return this.read.get(number)
  }

  async sectionIn(file, number) {
    const { sections, ...entry } = await this.load(`texts/${file}.json`)
    const [heading, anchor, summary, text] = sections[number - this.texts[file]]
    return { ...entry, locale: this.locale, heading, anchor, summary, text }
  }
}
