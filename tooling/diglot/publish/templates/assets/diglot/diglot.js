// Keys for the search form: "/" or Ctrl-K goes to it, Escape leaves it. A button for the navigation of a narrow window,
// which Escape closes. Everything else works without this file.
(() => {
  "use strict"

  const drawer = document.querySelector("#__drawer")
  const menu = document.querySelector(".diglot-menu")
  if (drawer && menu) {
    menu.addEventListener("click", () => drawer.click())
    drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", drawer.checked))
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return
      drawer.click()
      menu.focus()
    })
  }

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
