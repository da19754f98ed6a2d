// What a word that nobody wrote was meant to be. What diglot/search/vocabulary.py does, over the words of few files.

const SHORTEST_CORRECTED = 4
const TWO_MISTAKES = 8
const SHORTEST_COMPLETED = 3
const MOST_COMPLETIONS = 16

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** The words that begin with `surface`, the most used first. */
export async function completions(shelf, surface) {
  if ([...surface].length < SHORTEST_COMPLETED) return []
  const words = await shelf.spelled("spellings", [...surface][0])
  return words
    .filter(([word]) => word.startsWith(surface))
    .sort(([a, often], [b, oftener]) => oftener - often || compare(a, b))
    .slice(0, MOST_COMPLETIONS)
    .map(([word]) => word)
}

/** The nearest word and how many mistakes lie between, if one is near: `[mistakes, word]`.
 *
 * First among the words with the same first letter, which win a tie. Of two mistakes, one at most may stand in the
 * first two letters. */
export async function nearest(shelf, surface) {
  const letters = [...surface]
  if (letters.length < SHORTEST_CORRECTED || /\p{Nd}/u.test(surface)) return null
  const allowed = letters.length < TWO_MISTAKES ? 1 : 2
  const [first, second] = letters
  const found = best(surface, allowed, [await shelf.spelled("spellings", first)])
  if (found && found[0] === 1) return found.slice(0, 2)
  const others = await Promise.all([
    shelf.spelled("spellings", second),
    shelf.spelled("seconds", second),
    shelf.spelled("seconds", first),
  ])
  const other = best(surface, found ? 1 : allowed, others)
  const better = found && other ? (other[0] < found[0] ? other : found) : found || other
  return better ? better.slice(0, 2) : null
}

function best(surface, allowed, lists) {
  let found = null
  for (const words of lists) {
    for (const [word, sections] of words) {
      const most = found ? found[0] : allowed
      if (Math.abs(word.length - surface.length) > most) continue
      const mistakes = distance(word, surface, most)
      if (mistakes > most) continue
      const rank = [mistakes, word, word[0] !== surface[0], -sections]
      if (!found || isBefore(rank, found)) found = rank
    }
  }
  return found
}

const isBefore = (a, b) => (a[0] - b[0] || a[2] - b[2] || a[3] - b[3] || compare(a[1], b[1])) < 0

// Three rows of the table, made once: thousands of words are compared for one that nobody wrote.
let rows = [new Uint16Array(0)]

/** Optimal string alignment (a letter more, less, other, or two exchanged); above `most`, any number above it. */
export function distance(a, b, most) {
  if (rows[0].length <= b.length) rows = [0, 1, 2].map(() => new Uint16Array(2 * b.length + 1))
  let [before, last, row] = rows
  for (let j = 0; j <= b.length; j += 1) last[j] = j
  let leastBefore = 0
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1)
    let least = (row[0] = i)
    for (let j = 1; j <= b.length; j += 1) {
      let cost = last[j - 1] + (letter === b.charCodeAt(j - 1) ? 0 : 1)
      if (last[j] < cost) cost = last[j] + 1
      if (row[j - 1] < cost) cost = row[j - 1] + 1
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        cost = Math.min(cost, before[j - 2] + 1)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most && leastBefore > most) return most + 1
    leastBefore = least
    const spare = before
    before = last
    last = row
    row = spare
  }
  return last[b.length]
}
