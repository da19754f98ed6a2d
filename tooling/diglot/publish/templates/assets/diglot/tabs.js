// Opens the tabs that the reader chose last, and the one that the address names (Material 9.8's inline script as a file).
(() => {
  "use strict"

  const chosen = __md_get("__tabs")
  for (const set of Array.isArray(chosen) ? document.querySelectorAll(".tabbed-set") : []) {
    const labels = [...set.querySelectorAll(".tabbed-labels label")]
    const label = chosen.map((tab) => labels.find((one) => one.innerText.trim() === tab)).find(Boolean)
    const input = label && document.getElementById(label.htmlFor)
    if (input) input.checked = true
  }
  const target = document.getElementById(location.hash.slice(1))
  if (target && target.name) target.checked = target.name.startsWith("__tabbed_")
})()
