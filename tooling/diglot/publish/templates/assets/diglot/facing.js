// The views of an entry: remembers and links the one that is chosen, keeps the reader's place, lights what corresponds.
// The choice itself, and one paragraph on demand, work without this file. It is read where the choice stands, before
// the text below is shown.
(() => {
  "use strict"

  const KEY = "diglot-view"
  const root = document.documentElement
  const radios = [...document.querySelectorAll("[name=diglot-view]")]
  const isView = (name) => radios.some((radio) => radio.value === name)
  const chosen = () => radios.find((radio) => radio.checked).value

  // A reader's browser may refuse to remember; the view then holds for this page.
  const remembered = () => {
    try {
      return localStorage.getItem(KEY)
    } catch {
      return null
    }
  }
  const remember = (name) => {
    try {
      localStorage.setItem(KEY, name)
    } catch {
      // The address still says it.
    }
  }

  const show = (name) => {
    for (const radio of radios) radio.checked = radio.value === name
    root.dataset.diglotView = name
  }

  const asked = new URLSearchParams(location.search).get("view")
  show([asked, remembered(), "mine"].find(isView))

  const address = (hash) => {
    const query = new URLSearchParams(location.search)
    query.set("view", chosen())
    return `${location.pathname}?${query}${hash}`
  }

  // The place of the reader: the first row that is not above the window.
  const HEAD = 80
  const rows = () => [...document.querySelectorAll(".md-content [id^=p]")].filter((row) => /^p\d+$/.test(row.id))
  const place = () => {
    if (scrollY < HEAD) return null
    return rows().find((row) => row.getClientRects().length && row.getBoundingClientRect().bottom > HEAD + 8) || null
  }

  document.addEventListener("change", (event) => {
    if (event.target.name !== "diglot-view") return
    const name = event.target.value
    show(root.dataset.diglotView) // the style sheet has obeyed the button already: measure what the reader saw
    const here = place()
    const before = here && here.getBoundingClientRect().top
    show(name)
    remember(name)
    history.replaceState(history.state, "", address(location.hash))
    const keep = () => scrollBy({ top: here.getBoundingClientRect().top - before, behavior: "instant" })
    if (here) {
      keep()
      requestAnimationFrame(keep) // what the browser itself scrolled meanwhile, to its own idea of the place
    }
    reachable()
  })

  // The other language at the same place, in the same view.
  const keepPlace = (event) => {
    const link = event.target.closest(".diglot-languages a")
    if (!link || link.hasAttribute("aria-current")) return
    const view = chosen()
    const here = place() || (scrollY > 0 && document.querySelector(".diglot-row:target")) || null
    const there = new URL(link.href)
    there.search = view === "mine" ? "" : `?view=${view}`
    there.hash = here ? `#${here.id}` : ""
    link.href = there
  }
  for (const name of ["pointerdown", "focusin", "click"]) document.addEventListener(name, keepPlace)

  // What corresponds is lit together.
  const SENTENCE = ".diglot-s[data-b]"
  const light = (sentence) => {
    for (const lit of document.querySelectorAll(".diglot-lit")) lit.classList.remove("diglot-lit")
    if (!sentence || chosen() === "mine") return
    for (const part of document.querySelectorAll(`[data-b="${CSS.escape(sentence.dataset.b)}"]`)) {
      part.classList.add("diglot-lit")
    }
  }
  let held = null
  const sentenceOf = (event) => event.target.closest && event.target.closest(SENTENCE)
  document.addEventListener("mouseover", (event) => light(sentenceOf(event) || held))
  document.addEventListener("focusin", (event) => light((held = sentenceOf(event))))
  document.addEventListener("focusout", () => light((held = null)))
  document.addEventListener("click", (event) => {
    const sentence = sentenceOf(event)
    if (chosen() === "mine" || event.target.closest("a, input, label")) return
    light((held = sentence))
    const row = sentence && sentence.closest("[id^=p]")
    if (row && !String(getSelection())) history.replaceState(history.state, "", address(`#${row.id}`))
  })

  // Side by side, the sentences are one stop for the keyboard: up and down lead from one to the next, left and right
  // to its counterpart, which a screen reader then reads in its own language.
  const sentences = (side) => {
    const seen = new Set()
    return [...document.querySelectorAll(`${side} ${SENTENCE}`)].filter(
      (one) => !seen.has(one.dataset.b) && seen.add(one.dataset.b) && one.getClientRects().length,
    )
  }
  function reachable() {
    for (const one of document.querySelectorAll(".diglot-s[tabindex]")) one.removeAttribute("tabindex")
    if (chosen() !== "both") return
    const first = [...document.querySelectorAll(`.diglot-mine ${SENTENCE}`)].find((one) => one.getClientRects().length)
    if (first) first.tabIndex = 0
  }
  const go = (from, to) => {
    if (!to) return
    for (const one of document.querySelectorAll(".diglot-s[tabindex]")) one.removeAttribute("tabindex")
    to.tabIndex = 0
    to.focus()
  }
  document.addEventListener("keydown", (event) => {
    const from = event.target
    if (!from.matches || !from.matches(SENTENCE) || event.ctrlKey || event.metaKey || event.altKey) return
    const side = from.closest(".diglot-theirs") ? ".diglot-theirs" : ".diglot-mine"
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      const all = sentences(side)
      const index = all.findIndex((one) => one.dataset.b === from.dataset.b)
      event.preventDefault()
      go(from, all[index + step])
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const there = side === ".diglot-mine" ? ".diglot-theirs" : ".diglot-mine"
      event.preventDefault()
      go(from, document.querySelector(`${there} [data-b="${CSS.escape(from.dataset.b)}"]`))
    }
  })

  document.addEventListener("DOMContentLoaded", reachable)
})()
