// The search box in the header of every page: hits as one types, by the pattern of a combobox with a list.

import { addressOf, afterPause, answer, element, interfaceOf, say, withIndex, wordsOf } from "./site.js"

const MOST = 6
const box = document.querySelector(".diglot-search")
const input = box?.querySelector("[name=q]")

if (new URLSearchParams(location.search).has("highlight")) import("./highlight.js")

function start() {
  const locale = box.dataset.diglotLocale
  const listbox = element("ul", { class: "diglot-box", id: "diglot-box", role: "listbox", "aria-label": input.ariaLabel, hidden: true })
  const status = element("div", { class: "diglot-unseen", role: "status" })
  box.append(listbox, status)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "diglot-box", "aria-autocomplete": "list" })) {
    input.setAttribute(name, value)
  }

  const options = () => [...listbox.querySelectorAll("[role=option]")]
  const active = () => listbox.querySelector("[aria-selected=true]")

  function close() {
    listbox.hidden = true
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }

  function choose(option) {
    active()?.setAttribute("aria-selected", "false")
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    if (option) input.setAttribute("aria-activedescendant", option.id)
    else input.removeAttribute("aria-activedescendant")
  }

  function optionOf(number, href, ...children) {
    const option = element("li", { class: "diglot-box__option", role: "option", id: `diglot-option-${number}`, "aria-selected": "false" }, ...children)
    option.dataset.href = href
    option.addEventListener("mousedown", (event) => event.preventDefault()) // the field keeps the focus
    option.addEventListener("click", () => location.assign(href))
    return option
  }

  const every = () => {
    const url = new URL(box.action)
    url.searchParams.set("q", input.value.trim())
    return url.href
  }

  function show(found, { phrases, kinds }) {
    const name = found.total === 0 ? "no results" : found.total === 1 ? "result" : "results"
    const told = say(phrases[name], { count: found.total, query: found.query.text })
    status.textContent = told
    const made = found.hits.map((hit, number) =>
      optionOf(
        number,
        addressOf(hit, wordsOf(hit.reading)),
        element("span", { class: "diglot-box__title", lang: hit.locale }, hit.title, hit.heading && element("span", { class: "diglot-box__heading" }, ` › ${hit.heading}`)),
        element("span", { class: "diglot-box__kind" }, kinds[hit.kind]?.[0] || ""),
      ),
    )
    made.push(optionOf(made.length, every(), element("span", { class: "diglot-box__every" }, found.total ? say(phrases["every result"], { count: found.total }) : told)))
    listbox.replaceChildren(...made)
    listbox.hidden = false
    input.setAttribute("aria-expanded", "true")
    input.removeAttribute("aria-activedescendant")
  }

  const update = afterPause(async (isLast) => {
    const text = input.value.trim()
    if (!text) return close()
    const [words, found] = await Promise.all([
      interfaceOf(locale),
      withIndex((index) => answer(index, text, { lang: locale, reader: locale, limit: MOST })),
    ])
    if (isLast() && document.activeElement === input) show(found, words)
  })

  input.addEventListener("input", update)
  input.addEventListener("focus", () => withIndex((index) => index.shelf(locale)), { once: true })
  input.addEventListener("blur", close)
  input.addEventListener("keydown", (event) => {
    if (listbox.hidden || event.isComposing) return
    const all = options()
    const here = all.indexOf(active())
    if (event.key === "ArrowDown") choose(all[here + 1] || all[0])
    else if (event.key === "ArrowUp") choose(all[here - 1] || all[all.length - 1])
    else if (event.key === "Enter" && here >= 0) location.assign(all[here].dataset.href)
    else if (event.key === "Escape") {
      close()
      event.stopPropagation()
    } else return
    event.preventDefault()
  })
}

if (box && input) start()
