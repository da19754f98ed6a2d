// What Material 9.8 writes into each page as an inline script: what it remembers, by the folder of the site. Its bundle
// calls these functions by their names.
var __md_scope = new URL(document.currentScript.dataset.scope, location)
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0)
var __md_get = (key, storage = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${key}`))
  } catch {
    return null // a browser that refuses to remember
  }
}
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
  } catch {
    // The same.
  }
}
