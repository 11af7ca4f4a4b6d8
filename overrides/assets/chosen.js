/* The own programme: what is chosen, as ids in this browser's storage. Nothing is written before the visitor acts. */

/** What is chosen of an event, and whether the browser keeps it; `told` hears of changes in other windows. */
export class Chosen {
  constructor(event, told = () => {}) {
    this.key = `${event}#programme`
    this.isBlocked = false
    this.ids = this.#read()
    addEventListener("storage", ({ key }) => {
      if (key !== this.key && key !== null) return
      this.ids = this.#read()
      told()
    })
  }

  has(id) {
    return this.ids.includes(id)
  }

  /** Choose exactly these; where the browser refuses to keep them they last as long as the page. */
  choose(ids) {
    this.ids = [...new Set(ids)]
    try {
      if (this.ids.length) localStorage.setItem(this.key, JSON.stringify(this.ids))
      else localStorage.removeItem(this.key)
      this.isBlocked = false
    } catch {
      this.isBlocked = true
    }
  }

  /** Choose what was not chosen, and the other way about; tells whether it is chosen now. */
  toggle(id) {
    this.choose(this.has(id) ? this.ids.filter((other) => other !== id) : [...this.ids, id])
    return this.has(id)
  }

  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "[]")
      return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []
    } catch (fault) {
      // What somebody else broke is as good as nothing; a browser that refuses to answer will not keep anything.
      this.isBlocked = !(fault instanceof SyntaxError)
      return []
    }
  }
}

/** Write ids as a link's fragment, which no server sees; and read them from one, or null where there are none. */
export const toFragment = (ids) => `#chosen=${ids.join(",")}`

export function fromFragment(hash) {
  const found = /^#chosen=([\w,-]*)$/.exec(hash)
  return found && [...new Set(found[1].split(",").filter(Boolean))]
}

/** Fill a phrase's `{names}`. */
export const say = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

/** Show on its button whether a thing is chosen: the button's name says what it will do. */
export function showChosen(button, isChosen) {
  button.hidden = false
  button.classList.toggle("is-chosen", isChosen)
}
