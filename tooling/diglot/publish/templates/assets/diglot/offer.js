// Offers the page in the reader's language, where it really exists in it: a line at the foot, never a redirect. It goes
// away for good when it is closed, and stays away from readers who chose a language themselves.
(() => {
  "use strict"

  const KEY = "diglot.language"
  const kept = {
    read: () => {
      try {
        return localStorage.getItem(KEY)
      } catch {
        return null
      }
    },
    write: (value) => {
      try {
        localStorage.setItem(KEY, value)
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  }

  for (const link of document.querySelectorAll(".diglot-languages a[hreflang]")) {
    link.addEventListener("click", () => kept.write(link.hreflang))
  }

  const here = document.documentElement.lang
  const offers = new Map([...document.querySelectorAll("[data-diglot-offer]")].map((one) => [one.dataset.diglotOffer, one]))
  if (!offers.size || kept.read()) return

  const known = [here, ...offers.keys()]
  const near = (wanted) => {
    const [first] = wanted.toLowerCase().split("-")
    return known.find((code) => code.toLowerCase() === wanted.toLowerCase()) || known.find((code) => code.toLowerCase().split("-")[0] === first)
  }
  const preferred = (navigator.languages || [navigator.language]).map(near).find(Boolean)
  if (!offers.has(preferred)) return

  const line = offers.get(preferred).content.firstElementChild.cloneNode(true)
  line.querySelector("a").addEventListener("click", () => kept.write(preferred))
  line.querySelector("button").addEventListener("click", () => {
    kept.write(here)
    line.remove()
  })
  document.body.append(line)
})()
