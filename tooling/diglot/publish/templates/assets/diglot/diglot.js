// Keys for the search form: "/" or Ctrl-K goes to it, Escape leaves it. Everything works without this file.
(() => {
  "use strict"

  const field = document.querySelector("#diglot-query") || document.querySelector(".diglot-search__input")
  if (!field) return

  const isWriting = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName)

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target)
    const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (slash || controlK) {
      event.preventDefault()
      field.focus()
      field.select()
    } else if (event.key === "Escape" && event.target.matches("[name=q]")) {
      event.target.blur()
    }
  })
})()
