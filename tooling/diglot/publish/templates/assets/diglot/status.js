// The four numbers filter the work list and the entries, and the address says by which. Without this file they lead to
// the first text of their kind.
(() => {
  "use strict"

  const figures = [...document.querySelectorAll("[data-diglot-figures] a")]
  const told = document.querySelector("[data-diglot-filter]")
  if (!figures.length || !told) return

  const work = document.querySelector("[data-diglot-work]")
  const tasks = [...document.querySelectorAll(".diglot-tasks > li")]
  const rows = [...document.querySelectorAll(".diglot-matrix tbody tr")]
  const chosen = () => {
    const asked = new URLSearchParams(location.search).get("state")
    return figures.find((one) => one.dataset.category === asked)
  }

  const all = document.createElement("button")
  all.type = "button"
  all.className = "diglot-filter__all"
  all.textContent = told.dataset.all

  const show = () => {
    const figure = chosen()
    const category = figure && figure.dataset.category
    for (const one of figures) {
      if (one === figure) one.setAttribute("aria-current", "true")
      else one.removeAttribute("aria-current")
    }
    for (const task of tasks) task.hidden = Boolean(category) && task.dataset.category !== category
    for (const row of rows) row.hidden = Boolean(category) && !row.querySelector(`[data-category="${category}"]`)
    work.hidden = Boolean(category) && tasks.every((task) => task.hidden)
    told.replaceChildren()
    if (!figure) return
    const name = figure.querySelector(".diglot-figure__name").textContent.trim()
    const count = figure.querySelector(".diglot-figure__count").textContent
    told.append(told.dataset.some.replace("{name}", () => name).replace("{count}", () => count), " ", all)
  }
  const go = (search) => {
    history.pushState(null, "", search || location.pathname)
    show()
  }

  all.addEventListener("click", () => {
    const last = chosen()
    go("")
    last.focus()
  })
  for (const figure of figures) {
    figure.href = `?${new URLSearchParams({ state: figure.dataset.category })}`
    figure.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      go(figure === chosen() ? "" : figure.search)
    })
  }
  for (const other of document.querySelectorAll(".diglot-languages a")) {
    other.addEventListener("click", () => (other.search = location.search))
  }
  addEventListener("popstate", show)
  show()
})()
