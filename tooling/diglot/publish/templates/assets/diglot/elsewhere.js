// At an address that leads nowhere: looks for the entry in every language, at that address or with that name.
(() => {
  "use strict"

  const box = document.querySelector("[data-diglot-elsewhere]")
  if (!box) return

  const { root, status, languages } = box.dataset
  const base = new URL(root, location.href).pathname.replace(/\/?$/, "/")
  const codes = languages.trim().split(/\s+/)
  const decoded = (path) => {
    try {
      return decodeURIComponent(path)
    } catch {
      return path // a percent sign that encodes nothing
    }
  }
  const plain = (path) =>
    decoded(path).replace(/(?:index)?\.html$/, "").replace(/^\/+|\/+$/g, "").toLowerCase()
  const withoutLanguage = (path) => {
    const [first, ...rest] = path.split("/")
    return codes.includes(first) ? rest.join("/") : path
  }
  if (!location.pathname.startsWith(base)) return

  // One page for the readers of every language: the language of the address comes first, else the reader's own.
  const own = document.documentElement.lang
  const near = (wanted) => codes.find((code) => code === wanted) || codes.find((code) => code === wanted.split("-")[0])
  const [folder] = plain(location.pathname.slice(base.length)).split("/")
  const reader = codes.includes(folder) ? folder : (navigator.languages || []).map(near).find(Boolean)
  const theirs = reader !== own && document.querySelector(`article > section[lang="${CSS.escape(reader || "")}"]`)
  const title = document.querySelector("article h1")
  if (theirs && title) {
    const [first, second] = [document.createElement("h1"), document.createElement("h2")]
    first.id = title.id
    first.textContent = theirs.querySelector("h2").textContent
    second.textContent = title.textContent
    theirs.querySelector("h2").replaceWith(first)
    title.before(theirs)
    title.replaceWith(second)
  }

  const wanted = withoutLanguage(plain(location.pathname.slice(base.length)))
  if (!wanted) return
  const name = wanted.split("/").pop()

  fetch(status)
    .then((answer) => (answer.ok ? answer.json() : { entries: [] }))
    .then(({ entries }) => {
      const texts = entries.flatMap((entry) =>
        Object.entries(entry.locales).map(([code, one]) => ({ code, ...one })).filter((one) => one.address)
      )
      const at = (one) => withoutLanguage(plain(one.address))
      const same = texts.filter((one) => at(one) === wanted)
      const found = same.length ? same : texts.filter((one) => at(one).split("/").pop() === name)
      for (const one of found) {
        const item = document.createElement("li")
        const link = document.createElement("a")
        link.href = base + one.address
        link.lang = link.hreflang = one.code
        link.textContent = one.title
        item.append(link)
        box.querySelector("ul").append(item)
      }
      box.hidden = !found.length
    })
    .catch(() => {})
})()
