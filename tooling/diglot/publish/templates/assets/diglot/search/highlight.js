// Marks the words that led here, until the reader has seen enough of them.

import { analysisFor } from "./analysis.js"
import { wordsIn } from "./excerpts.js"
import { element, interfaceOf, withIndex } from "./site.js"

const UNREAD = "script, style, svg, button, mark, .headerlink, .diglot-marks"

function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(UNREAD) || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode)
  return found
}

function mark(node, words) {
  // From the last to the first: what stands before a word keeps its place.
  for (const { start, end } of words.reverse()) {
    const word = node.splitText(start)
    word.splitText(end - start)
    const made = element("mark", { class: "diglot-found" })
    word.replaceWith(made)
    made.append(word)
  }
}

function unmark(notice) {
  for (const made of document.querySelectorAll("mark.diglot-found")) {
    const around = made.parentNode
    made.replaceWith(...made.childNodes)
    around.normalize()
  }
  const root = notice.parentNode
  notice.remove()
  root.tabIndex = -1 // who pressed the button by keyboard goes on in the text
  root.focus({ preventScroll: true })
  const url = new URL(location.href)
  url.searchParams.delete("highlight")
  history.replaceState(history.state, "", url)
}

async function start() {
  const root = document.querySelector("article.md-content__inner")
  const text = new URLSearchParams(location.search).get("highlight") || ""
  if (!root || !text) return
  const locale = document.querySelector("[data-diglot-locale]")?.dataset.diglotLocale
  const index = await withIndex((one) => one)
  const readers = new Map()
  const read = async (code) => {
    const analysis = await analysisFor(await index.load(`${code}/language.json`))
    const wanted = new Set([...analysis.analyse(text, { stopwords: true })].flatMap(({ stem, surface }) => [stem, surface]))
    readers.set(code, (node) => wordsIn(analysis.analyse(node.data, { stopwords: true }), wanted))
  }
  await Promise.all(index.locales.map(read))
  let marks = 0
  for (const node of texts(root)) {
    const code = node.parentElement.closest("[lang]")?.lang || locale
    const found = (readers.get(code) || readers.get(locale) || readers.values().next().value)(node)
    marks += found.length
    if (found.length) mark(node, found)
  }
  if (!marks) return
  const { phrases } = await interfaceOf(locale)
  const button = element("button", { type: "button", class: "diglot-marks__remove" }, phrases.unmark)
  const notice = element("p", { class: "diglot-marks" }, phrases.marked, " ", button)
  button.addEventListener("click", () => unmark(notice))
  root.append(notice)
}

start()
