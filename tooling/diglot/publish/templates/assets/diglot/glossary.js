// Narrows the page of terms to what is typed, in any language and without regard to accents; the address says it.
// Without this file the letters lead to the terms.
(() => {
  "use strict"

  const field = document.querySelector("[data-diglot-narrow]")
  if (!field) return

  const told = field.parentElement.querySelector("[role=status]")
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase()
  const concepts = [...document.querySelectorAll(".diglot-concept")].map((one) => [one, folded(one.textContent)])
  const letters = [...document.querySelectorAll(".diglot-letter")]
  const wayTo = new Map([...document.querySelectorAll(".diglot-letters a")].map((way) => [way.hash.slice(1), way]))

  const narrow = () => {
    const query = field.value.trim()
    const words = folded(query).split(/\s+/)
    for (const [concept, text] of concepts) concept.hidden = !words.every((word) => text.includes(word))
    for (const letter of letters) {
      letter.hidden = !letter.querySelector(".diglot-concept:not([hidden])")
      wayTo.get(letter.id).hidden = letter.hidden
    }
    const count = concepts.filter(([concept]) => !concept.hidden).length
    const { one, some, none } = told.dataset
    told.textContent = query && (count ? (count > 1 ? some : one) : none).replace("{count}", count).replace("{query}", () => query)
  }

  field.addEventListener("input", () => {
    const query = field.value.trim()
    history.replaceState(history.state, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname)
    narrow()
  })
  for (const other of document.querySelectorAll(".diglot-languages a")) {
    other.addEventListener("click", () => (other.search = location.search))
  }

  const asked = new URLSearchParams(location.search).get("q")
  if (asked) field.value = asked
  if (field.value) narrow()
})()
