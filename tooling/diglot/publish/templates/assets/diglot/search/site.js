// What every part of the search's interface shares: the index of this site, and small pieces of a page.

import { loader, openIndex, Replaced } from "./index.js"

/** The root of the site: these scripts lie in assets/diglot/search/, in whatever folder of the host. */
export const ROOT = new URL("../../../", import.meta.url)
const INDEX = new URL("assets/diglot/index/", ROOT)
const PAUSE = 120 // milliseconds without a key before an answer is looked for

let opened = null

function opening() {
  const load = loader(INDEX)
  opened = openIndex(load)
  opened.catch(() => (opened = null))
  return opened
}

/** What `ask` makes of the index in use; asked once more where a new index has taken its place meanwhile. */
export async function withIndex(ask) {
  try {
    return await ask(await (opened || opening()))
  } catch (error) {
    if (!(error instanceof Replaced)) throw error
    return ask(await opening())
  }
}

/** The words of the interface in one language. */
export const interfaceOf = (locale) => withIndex((index) => index.load(`${locale}/interface.json`))

/** An element; `children` that are texts stay texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value)
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""))
  return made
}

/** A phrase of the interface with its values. */
export const say = (phrase, values = {}) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

/** A text with the words found in `<mark>`. */
export function marked(text, marks) {
  const pieces = document.createDocumentFragment()
  let place = 0
  for (const [start, end] of marks) {
    pieces.append(text.slice(place, start), element("mark", {}, text.slice(start, end)))
    place = end
  }
  pieces.append(text.slice(place))
  return pieces
}

/** Where a hit leads: to its section, with the words to mark there. */
export function addressOf(hit, words) {
  const url = new URL(hit.address, ROOT)
  if (words.length) url.searchParams.set("highlight", words.join(" "))
  if (hit.anchor) url.hash = hit.anchor
  return url.href
}

/** The words that a reading looks for, once each. */
export const wordsOf = ({ words, phrases }) => [
  ...new Set([
    ...words.flatMap((word) => word.map(({ surface }) => surface)),
    ...phrases.flatMap(({ stream }) => stream.trim().split(" ")),
  ]),
]

/** `act` after a pause in typing; the last call wins, also where an earlier answer arrives later. */
export function afterPause(act) {
  let timer = 0
  let calls = 0
  return (...given) => {
    clearTimeout(timer)
    const call = (calls += 1)
    timer = setTimeout(() => act(() => call === calls, ...given), PAUSE)
  }
}

const readersFirst = ({ locales }, reader) => [...locales].sort((a, b) => (b === reader) - (a === reader))

/** The answer in the language `lang` if it has any, else in all of them. */
export async function answer(index, text, { lang, reader, ...options }) {
  const others = index.locales.filter((code) => code !== lang)
  if (!index.locales.includes(lang)) {
    const all = await index.search(text, { ...options, reader, locales: readersFirst(index, reader) })
    return { ...all, isElsewhere: lang !== "both" && all.total > 0 } // a language without entries
  }
  const own = await index.ranked(text, { ...options, reader, locales: [lang] })
  const isSure = own.total && !Object.keys(own.corrections).length
  if (isSure || !others.length) return index.shown(own)
  const all = await index.ranked(text, { ...options, reader, locales: [lang, ...others] })
  const isBetter = all.total && (!own.total || !Object.keys(all.corrections).length)
  return isBetter ? { ...(await index.shown(all)), isElsewhere: true } : index.shown(own)
}
