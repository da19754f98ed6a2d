// The four numbers filter the work list and the entries. Without this file they lead to the first text of their kind.
(() => {
  "use strict"

  const figures = document.querySelectorAll("[data-diglot-figures] a")
  const told = document.querySelector("[data-diglot-filter]")
  if (!figures.length || !told) return

  const tasks = document.querySelectorAll(".diglot-tasks > li")
  const rows = document.querySelectorAll(".diglot-matrix tbody tr")
  let chosen = null

  const choose = (figure) => {
    chosen = figure === chosen ? null : figure
    const category = chosen && chosen.dataset.category
    for (const one of figures) one.toggleAttribute("aria-current", one === chosen)
    for (const task of tasks) task.hidden = Boolean(category) && task.dataset.category !== category
    for (const row of rows) {
      row.hidden = Boolean(category) && !row.querySelector(`[data-category="${category}"]`)
    }
    told.replaceChildren()
    if (!chosen) return
    const name = chosen.querySelector(".diglot-figure__name").textContent.trim()
    const count = chosen.querySelector(".diglot-figure__count").textContent
    const all = document.createElement("button")
    all.type = "button"
    all.className = "diglot-filter__all"
    all.textContent = told.dataset.all
    all.addEventListener("click", () => {
      const last = chosen
      choose(chosen)
      last.focus()
    })
    told.append(told.dataset.some.replace("{name}", () => name).replace("{count}", () => count), " ", all)
  }

  for (const figure of figures) {
    figure.addEventListener("click", (event) => {
      event.preventDefault()
      choose(figure)
    })
  }
})()
