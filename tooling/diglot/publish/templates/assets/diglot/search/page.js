// The search's own page: results as one types, the language switch, the kinds, and an address that carries them all.

import { corrected } from "./query.js"
import { addressOf, afterPause, answer, element, interfaceOf, marked, say, withIndex, wordsOf } from "./site.js"

const PER_STEP = 10

const input = document.querySelector("#diglot-query")
const place = document.querySelector("[data-diglot-results]")
const form = input?.form
// The service says in a header that it answers; then its results are put into the page, and the browser ranks nothing.
const hasService = performance
  .getEntriesByType("navigation")
  .some(({ serverTiming }) => serverTiming?.some(({ name }) => name === "diglot"))

/** What the address asks for. */
function readAddress() {
  const given = new URLSearchParams(location.search)
  return {
    q: (given.get("q") || "").trim(),
    lang: given.get("lang") || given.get("in") || own,
    kind: given.get("kind") || "",
    exact: given.has("exact"),
    expand: given.get("expand") !== "0",
  }
}

/** The address of a state; what goes without saying is left out. */
function address({ q, lang, kind, exact, expand }) {
  const said = Object.entries({ q, lang: lang === own ? "" : lang, kind, exact: exact ? 1 : "", expand: expand ? "" : 0 })
  const parameters = new URLSearchParams(said.filter(([, value]) => value !== ""))
  return parameters.size ? `?${parameters}` : location.pathname
}

const own = place?.dataset.diglotLocale
const list = place?.querySelector("[data-diglot-list]")
const status = element("div", { role: "status" })
const below = element("div", { class: "diglot-found" })
const { title } = document
let state = readAddress()
let shown = PER_STEP

function link(changes, label, attributes = {}) {
  const made = element("a", { href: address({ ...state, ...changes }), ...attributes }, label)
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go({ ...state, ...changes })
  })
  return made
}

/** Change the state, as a step that the browser can go back; who chose by keyboard goes on from what they chose. */
async function go(wanted) {
  const focused = document.activeElement
  const name = focused.closest("nav")?.ariaLabel
  state = wanted
  shown = PER_STEP
  history.pushState(null, "", address(state))
  await render(() => true)
  if (!focused.isConnected) (below.querySelector(`nav[aria-label="${name}"] [aria-current]`) || input).focus()
}

function choices(name, made) {
  return element("nav", { "aria-label": name }, element("ul", { class: "diglot-filters" }, ...made.map((one) => element("li", {}, one))))
}

function switchOf({ phrases, languages }, lang) {
  const every = { code: "both", name: phrases[languages.length > 2 ? "all languages" : "both languages"] }
  const made = [...languages, every].map(({ code, name }) =>
    link({ lang: code }, name, { lang: code === "both" ? null : code, "aria-current": code === lang && "true" }),
  )
  return languages.length > 1 ? choices(phrases.language, made) : ""
}

function kindsOf({ phrases, kinds }, counts) {
  const named = Object.keys(kinds).filter((kind) => counts[kind] || kind === state.kind)
  if (named.length < 2 && !state.kind) return ""
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const made = [["", phrases["all kinds"], all], ...named.map((kind) => [kind, kinds[kind][1], counts[kind] || 0])]
  return choices(
    phrases.kind,
    made.map(([kind, label, count]) =>
      link({ kind }, `${label} (${count})`, { "aria-current": kind === state.kind && "true" }),
    ),
  )
}

function hitOf(hit, words, { kinds, languages }) {
  const names = Object.fromEntries(languages.map(({ code, name }) => [code, name]))
  const foreign = hit.locale === own ? null : element("span", { lang: hit.locale }, names[hit.locale])
  const heading = hit.heading && element("span", { class: "diglot-hit__heading" }, ` › ${hit.heading}`)
  const href = addressOf(hit, words)
  const others = Object.entries(hit.others).map(([code, [title, where]]) =>
    element(
      "p",
      { class: "diglot-hit__other" },
      element("a", { href: addressOf({ address: where }, []), lang: code, hreflang: code }, title),
    ),
  )
  const label = kinds[hit.kind]?.[0] || hit.kind
  return element(
    "li",
    { class: "diglot-hit" },
    element("p", { class: "diglot-label" }, label, label && foreign ? " · " : "", foreign),
    element("h3", { class: "diglot-hit__title" }, element("a", { href, lang: hit.locale, hreflang: hit.locale }, hit.title, heading)),
    ...others,
    hit.excerpt && element("p", { class: "diglot-hit__excerpt", lang: hit.locale }, marked(hit.excerpt, hit.marks)),
  )
}

const shownQuery = ({ query, corrections }) => corrected(query.text, corrections)

/** What is said above the hits, and read out: how many, and what was looked for instead of what was typed. */
function tell(found, { phrases }) {
  const name = found.total === 0 ? "no results" : found.total === 1 ? "result" : "results"
  const told = [element("h2", { class: "diglot-results__count" }, say(phrases[name], { count: found.total, query: shownQuery(found) }))]
  const words = Object.entries(found.corrections).map(([word, correction]) => say(phrases.correction, { word, correction }))
  if (words.length) {
    const back = link({ exact: true }, say(phrases["as typed"], { query: found.query.text }))
    told.unshift(element("p", { class: "diglot-results__corrected" }, say(phrases.corrected, { words: words.join(", ") }), " ", back))
  }
  const also = Object.entries(found.expansions).flatMap(([code, texts]) => texts.map((text) => element("span", { lang: code }, text)))
  if (also.length) {
    const [before, after] = phrases["also searched"].split("{words}")
    const listed = also.flatMap((one, place) => (place ? [", ", one] : [one]))
    const without = link({ expand: false }, phrases["only my words"])
    told.push(element("p", { class: "diglot-results__expanded" }, before, ...listed, after, " ", without))
  }
  if (found.isElsewhere) told.push(element("p", { class: "diglot-results__elsewhere" }, phrases.elsewhere))
  if (found.query.shortened) told.push(element("p", { class: "diglot-results__shortened" }, phrases.shortened))
  return told
}

/** Show the answer to the state; `isLast` says whether nothing newer has been asked since. */
async function render(isLast) {
  const asked = state
  if (!asked.q) return clear()
  try {
    const [words, found] = await Promise.all([
      interfaceOf(own),
      withIndex((index) =>
        answer(index, asked.q, {
          lang: asked.lang,
          kinds: asked.kind ? [asked.kind] : [],
          limit: shown,
          corrects: !asked.exact,
          expands: asked.expand,
          reader: own,
        }),
      ),
    ])
    if (isLast() && asked === state) show(found, words)
  } catch (error) {
    if (isLast()) {
      clear()
      status.replaceChildren(element("p", {}, place.dataset.diglotUnavailable))
    }
    throw error
  }
}

function show(found, words) {
  const hits = found.hits.map((hit) => hitOf(hit, wordsOf(hit.reading), words))
  const { phrases } = words
  status.replaceChildren(...tell(found, words))
  document.title = `${shownQuery(found)} - ${title}`
  const more = element("button", { class: "md-button diglot-more", type: "button" }, phrases["more results"])
  more.addEventListener("click", async () => {
    const next = shown
    shown += PER_STEP
    await render(() => true)
    below.querySelectorAll(".diglot-hit__title a")[next]?.focus()
  })
  below.replaceChildren(
    ...[
      switchOf(words, found.isElsewhere ? "both" : asLanguage(state.lang, words)),
      kindsOf(words, found.kinds),
      found.total ? "" : element("p", { class: "diglot-nothing" }, phrases["no results advice"]),
      element("ol", { class: "diglot-hits", role: "list", hidden: !hits.length }, ...hits),
      found.total > found.hits.length ? more : "",
    ].filter(Boolean),
  )
  list.hidden = found.total > 0
}

const asLanguage = (lang, { languages }) => (languages.some(({ code }) => code === lang) ? lang : "both")

function clear() {
  document.title = title
  status.replaceChildren()
  below.replaceChildren()
  list.hidden = false
}

/** The results that the service makes of the state, in place of those shown. */
async function renderFromService(isLast) {
  const url = new URL(location.href)
  url.searchParams.set("q", state.q)
  for (const spent of ["offset", "expand"]) url.searchParams.delete(spent)
  history.replaceState(null, "", url)
  const response = await fetch(url)
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const made = page.querySelector("[data-diglot-results]")
  if (!made || !isLast()) return
  place.replaceChildren(...made.childNodes)
  document.title = page.title
}

const update = afterPause((isLast) => {
  if (hasService) return renderFromService(isLast)
  history.replaceState(null, "", address(state))
  return render(isLast)
})

/** Down and up go through the hits, and back to the field. */
function onArrow(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
  const stops = [input, ...place.querySelectorAll(".diglot-hit__title a")].filter((stop) => stop.checkVisibility())
  const here = stops.indexOf(document.activeElement)
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)]
  if (here < 0 || !next) return
  event.preventDefault()
  next.focus()
}

function start() {
  input.addEventListener("input", () => {
    state = { ...state, q: input.value.trim(), exact: false, expand: true }
    shown = PER_STEP
    update()
  })
  document.addEventListener("keydown", (event) => {
    onArrow(event)
    if (event.key === "Escape" && place.contains(event.target)) input.focus()
  })
  for (const other of document.querySelectorAll(".diglot-languages a")) {
    other.addEventListener("click", () => (other.search = state.q ? `?${new URLSearchParams({ q: state.q })}` : ""))
  }
  if (hasService) return
  place.prepend(status, below)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    go({ ...state, q: input.value.trim() })
  })
  addEventListener("popstate", () => {
    state = readAddress()
    input.value = state.q
    restore()
  })
  // Who comes back from a hit finds as many of them, at the same place.
  place.addEventListener("click", () => history.replaceState({ shown, top: scrollY }, ""), true)
  input.value = state.q || input.value
  if (input.value.trim() !== state.q) state = { ...state, q: input.value.trim() } // typed before this script ran
  list.hidden = Boolean(state.q)
  restore()
}

async function restore() {
  const { shown: before = PER_STEP, top } = history.state || {}
  shown = before
  await render(() => true)
  if (top) scrollTo({ top, behavior: "instant" })
}

if (input && place) start()
