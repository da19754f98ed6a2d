// What a term means, beside it, for a pointer or the keyboard. Without this file a term is a link to the page of terms.
(() => {
  "use strict"

  const terms = document.querySelectorAll("a.diglot-term[data-definition]")
  if (!terms.length) return

  const tip = document.createElement("div")
  tip.className = "diglot-tip md-typeset"
  tip.id = "diglot-tip"
  tip.setAttribute("role", "tooltip")
  tip.hidden = true
  document.body.append(tip)

  let shown = null
  let timer = 0

  const fill = (term) => {
    const meaning = document.createElement("p")
    meaning.textContent = term.dataset.definition
    tip.replaceChildren(meaning)
    if (term.dataset.term) {
      const other = document.createElement("p")
      const word = document.createElement("b")
      other.className = "diglot-tip__other"
      word.lang = term.dataset.lang
      word.textContent = term.dataset.term
      other.append(`${term.dataset.lang.toUpperCase()} `, word)
      tip.append(other)
    }
  }

  const show = (term) => {
    clearTimeout(timer)
    if (shown === term) return
    hide()
    fill(term)
    tip.hidden = false
    const box = term.getClientRects()[0]
    const width = document.documentElement.clientWidth
    const left = Math.max(8, Math.min(box.left, width - tip.offsetWidth - 8))
    const above = box.bottom + tip.offsetHeight + 8 > innerHeight && box.top > tip.offsetHeight
    tip.style.left = `${left + scrollX}px`
    tip.style.top = `${(above ? box.top - tip.offsetHeight - 4 : box.bottom + 4) + scrollY}px`
    term.setAttribute("aria-describedby", tip.id)
    shown = term
  }

  const hide = () => {
    clearTimeout(timer)
    shown?.removeAttribute("aria-describedby")
    shown = null
    tip.hidden = true
  }

  const later = (act) => {
    clearTimeout(timer)
    timer = setTimeout(act, 200)
  }

  for (const term of terms) {
    term.addEventListener("mouseenter", () => later(() => show(term)))
    term.addEventListener("mouseleave", () => later(hide))
    term.addEventListener("focus", () => term.matches(":focus-visible") && show(term))
    term.addEventListener("blur", hide)
  }
  tip.addEventListener("mouseenter", () => clearTimeout(timer))
  tip.addEventListener("mouseleave", () => later(hide))
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide())
})()
