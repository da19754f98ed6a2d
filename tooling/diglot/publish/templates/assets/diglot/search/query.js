// What a reader typed: words, "phrases" and -exclusions. What diglot/search/query.py does.

const LONGEST_QUERY = 200
const MOST_WORDS = 16
const PIECE =
  /((?<!\S)-)?["“”„«»]([^"“”„«»]*)["“”»]|(?<!\S)-([\p{L}\p{N}_]\S*)|([^\s"“”„«»]+)/gu
const HAS_WORD = /[\p{L}\p{N}]/u

export function readQuery(text) {
  const head = text.trimStart().slice(0, LONGEST_QUERY * 4).replace(/\u00ad/g, "")
  const cleaned = head.replace(/[\p{C}\p{Z}]/gu, " ").trim().replace(/ +/g, " ")
  const query = { words: [], phrases: [], exclusions: [] }
  let considered = cleaned.slice(0, LONGEST_QUERY).trimEnd()
  let room = MOST_WORDS
  for (const piece of considered.matchAll(PIECE)) {
    const [, minus, phrase, excluded, word] = piece
    const content = phrase || excluded || word || ""
    if (!HAS_WORD.test(content)) continue
    room -= Math.max(content.trim().split(/\s+/).length, 1)
    if (room < 0) {
      considered = considered.slice(0, piece.index).trimEnd()
      break
    }
    const kind = minus || excluded ? "exclusions" : phrase ? "phrases" : "words"
    query[kind].push(content)
  }
  query.text = considered
  query.shortened = considered !== cleaned || text.trim().length > LONGEST_QUERY * 4
  return query
}

/** The text of a query with the `corrections` of its words in their places: what the results are for. */
export const corrected = (text, corrections) =>
  text.replace(PIECE, (piece, minus, phrase, excluded, word) => (word && Object.hasOwn(corrections, word) ? corrections[word] : piece))
