// Loads the page again when diglot serve has built the site anew, and says so when it could not. A page that nobody sees
// does not listen: browsers allow few connections to one host.
(() => {
  "use strict"

  const script = new URL(document.currentScript.src)
  const mine = script.search.slice(1)
  const address = new URL("livereload", script)
  let stream = null

  const say = (text) => {
    let note = document.getElementById("diglot-livereload")
    if (!text) {
      if (note) note.remove()
      return
    }
    if (!note) {
      note = document.createElement("div")
      note.id = "diglot-livereload"
      note.setAttribute("role", "status")
      Object.assign(note.style, {
        position: "fixed", insetInline: "0", bottom: "0", zIndex: "100", padding: ".6rem 1rem", maxHeight: "40vh",
        overflow: "auto", background: "#7f1d1d", color: "#fff", font: "16px/1.4 system-ui, sans-serif",
        overflowWrap: "anywhere",
      })
      document.body.append(note)
    }
    note.textContent = text
  }

  const listen = () => {
    if (stream || document.visibilityState === "hidden") return
    stream = new EventSource(address)
    stream.onmessage = (event) => {
      const { generation, failure } = JSON.parse(event.data)
      if (generation !== mine) {
        rest()
        location.reload()
      } else {
        say(failure[document.documentElement.lang] || Object.values(failure)[0] || "")
      }
    }
  }

  const rest = () => {
    if (stream) stream.close()
    stream = null
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? rest() : listen()))
  addEventListener("pagehide", rest)
  addEventListener("pageshow", listen)
  listen()
})()
