// The piece of a section that shows why it was found. What diglot/search/excerpts.py does.

const LENGTH = 220
const BEFORE = 60

/** The piece of the section's text with most of the different words asked for, and where they stand in it. */
export function excerpt(section, analysis, { words, phrases }) {
  const text = section.summary ? `${section.summary}\n${section.text}`.trim() : section.text
  section.tokens ??= byForm(analysis.analyse(text, { stopwords: true }))
  let wanted = new Set(words.flatMap((word) => word.flatMap(({ stem, surface }) => [stem, surface])))
  if (!wanted.size) wanted = new Set(phrases.flatMap(({ stream }) => stream.trim().split(" ")))
  const likely = new Set([...wanted].flatMap((form) => section.tokens.get(form) || []))
  const found = wordsIn([...likely].sort((a, b) => a.start - b.start || b.end - a.end), wanted)
  const [start, end] = windowOf(text, found)
  const before = start ? "… " : ""
  const shift = before.length - start
  return {
    excerpt: before + text.slice(start, end).replaceAll("\n", " ") + (end < text.length ? " …" : ""),
    marks: found.filter((t) => start <= t.start && t.end <= end).map((t) => [t.start + shift, t.end + shift]),
  }
}

/** The words of a text by their stems and surfaces: a section is shown again and again as one types. */
function byForm(tokens) {
  const found = new Map()
  for (const token of tokens) {
    for (const form of new Set([token.stem, token.surface])) {
      const known = found.get(form)
      if (known) known.push(token)
      else found.set(form, [token])
    }
  }
  return found
}

/** The words that are wanted, in reading order; of a hyphenated word and its parts the longest. */
export function wordsIn(tokens, wanted) {
  const found = []
  for (const token of tokens) {
    if (!wanted.has(token.stem) && !wanted.has(token.surface)) continue
    if (!found.length || token.start >= found[found.length - 1].end) found.push(token)
  }
  return found
}

function windowOf(text, found) {
  if (text.length <= LENGTH) return [0, text.length]
  let start = Math.max(bestStart(found) - BEFORE, 0)
  if (start) {
    start = Math.min(start, text.length - LENGTH)
    const space = text.slice(start, start + BEFORE).indexOf(" ")
    start = space < 0 ? start : start + space + 1
  }
  let end = Math.min(start + LENGTH, text.length)
  if (end < text.length) {
    const shown = text.slice(start, end)
    const last = start + Math.max(shown.lastIndexOf(" "), shown.lastIndexOf("\n"))
    end = last > start ? last : end
  }
  return [start, end]
}

/** Where the piece with most different words begins. */
function bestStart(found) {
  let best = 0
  let most = 0
  found.forEach((token, number) => {
    const reach = token.start + LENGTH - BEFORE
    const stems = new Set()
    for (let next = number; next < found.length && found[next].end <= reach; next += 1) stems.add(found[next].stem)
    if (stems.size > most) [best, most] = [token.start, stems.size]
  })
  return best
}
