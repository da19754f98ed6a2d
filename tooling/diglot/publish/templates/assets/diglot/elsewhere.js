// At an address that leads nowhere: looks for the entry in every language, at that address or with that name.
(() => {
  "use strict"

  const box = document.querySelector("[data-diglot-elsewhere]")
  if (!box) return

  const { root, status, languages } = box.dataset
  const base = new URL(root, location.href).pathname.replace(/\/?$/, "/")
  const codes = languages.trim().split(/\s+/)
  const plain = (path) =>
    decodeURIComponent(path).replace(/(?:index)?\.html$/, "").replace(/^\/+|\/+$/g, "").toLowerCase()
  const withoutLanguage = (path) => {
    const [first, ...rest] = path.split("/")
    return codes.includes(first) ? rest.join("/") : path
  }
  if (!location.pathname.startsWith(base)) return
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
