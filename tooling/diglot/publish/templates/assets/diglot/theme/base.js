// What Material's bundle expects to find: where the site lies, and what it remembers by that. (Material has this within
// each page, where a strict Content-Security-Policy refuses it.)
(() => {
  "use strict"

  window.__md_scope = new URL(document.currentScript.dataset.scope, location)
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)
  window.__md_get = (key, storage, scope = window.__md_scope) => {
    try {
      return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`))
    } catch {
      return null // a browser may refuse to remember
    }
  }
  window.__md_set = (key, value, storage, scope = window.__md_scope) => {
    try {
      ;(storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
    } catch {
      // the choice holds for this page
    }
  }

  // Material asks for a sitemap at the address of every alternate, on whatever host that is, and leads clicks there. It
  // looks for links that are this and nothing else. We listen first, so they look different by then.
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", " alternate")
  })
})()
