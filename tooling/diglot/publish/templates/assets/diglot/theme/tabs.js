// Opens the tab that the address names and, where tabs are linked, those that the reader chose last.
(() => {
  "use strict"

  if ("linked" in document.currentScript.dataset) {
    const chosen = window.__md_get("__tabs")
    for (const set of Array.isArray(chosen) ? document.querySelectorAll(".tabbed-set") : []) {
      const labels = [...set.querySelectorAll(".tabbed-labels label")]
      const label = chosen.map((name) => labels.find((one) => one.innerText.trim() === name)).find(Boolean)
      if (label) document.getElementById(label.htmlFor).checked = true
    }
  }
  const target = document.getElementById(location.hash.slice(1))
  if (target?.name) target.checked = target.name.startsWith("__tabbed_")
})()
