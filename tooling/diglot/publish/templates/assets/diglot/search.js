// Filters the list of all entries by the words of ?q=, where no search service answers. It stays out of the way of
// the service, which replaces the list by its results.
(() => {
  "use strict"

  const query = (new URLSearchParams(location.search).get("q") || "").trim()
  for (const field of document.querySelectorAll("[name=q]")) field.value = query || field.value

  for (const link of document.querySelectorAll(".diglot-languages a")) {
    if (query) link.search = `?${new URLSearchParams({ q: query })}`
  }

  const list = document.querySelector("[data-diglot-list]")
  if (!list || !query) return

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae")
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || []

  // l’équipe and d’équipe are about équipe; complaints are about complaint.
  const wanted = wordsOf(query)
    .filter((word, _, all) => word.length > 1 || all.length === 1)
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word))

  let found = 0
  for (const hit of list.querySelectorAll(".diglot-hit")) {
    const words = wordsOf(hit.textContent)
    const matches = wanted.every((one) => words.some((word) => word.startsWith(one)))
    hit.hidden = !matches
    found += Number(matches)
  }
  const phrase = found === 0 ? list.dataset.nothing : found === 1 ? list.dataset.result : list.dataset.results
  list.querySelector("[role=status] > *").textContent = phrase
    .replace("{count}", () => found)
    .replace("{query}", () => query)
  if (found === 0) {
    list.querySelector("[data-diglot-all]").hidden = false
    for (const hit of list.querySelectorAll(".diglot-hit")) hit.hidden = false
  }
})()
