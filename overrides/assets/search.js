/* The search: Pagefind, fetched at the first search; the words stand in the address, the number of results is said. */

const page = document.querySelector(".search-page")
const words = page.dataset
const form = page.querySelector(".search-form")
const said = page.querySelector(".search-said")
const results = page.querySelector(".search-results")
const list = results.querySelector("ol")
const more = results.querySelector("button")
const template = page.querySelector(".search-result").content
const AT_A_TIME = 10

let engine
let asked = 0
let left = []

const say = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

/** Fetch the search engine, once; what failed is tried again at the next search. */
function load() {
  const root = new URL(words.root, location.href)
  engine ??= import(new URL("pagefind/pagefind.js", root))
    .then(async (pagefind) => {
      // Without a worker of its own it obeys the policy of this page, and of no other file.
      await pagefind.options({ baseUrl: root.pathname, excerptLength: 30, noWorker: true })
      await pagefind.init()
      return pagefind
    })
    .catch((fault) => {
      engine = undefined
      throw fault
    })
  return engine
}

async function search(query) {
  const number = ++asked
  list.replaceChildren()
  left = []
  results.hidden = true
  said.textContent = query && words.searching
  if (!query) return
  try {
    const found = (await (await load()).search(query)).results
    if (number !== asked) return
    left = [...found]
    await showMore()
    if (number !== asked) return
    results.hidden = !found.length
    const phrase = found.length === 1 ? words.foundOne : found.length ? words.found : words.none
    said.textContent = say(phrase, { count: found.length, query })
  } catch {
    if (number === asked) said.textContent = words.failed
  }
}

async function showMore() {
  const next = await Promise.all(left.splice(0, AT_A_TIME).map((result) => result.data()))
  const items = next.map(item)
  list.append(...items)
  more.hidden = !left.length
  return items
}

function item({ url, meta, excerpt }) {
  const made = template.cloneNode(true).firstElementChild
  const link = made.querySelector("a")
  link.href = url
  link.textContent = meta.title
  made.querySelector(".result-section").textContent = meta.section ?? ""
  made.querySelector(".result-section").hidden = !meta.section || meta.section === meta.title
  made.querySelector(".result-excerpt").append(...marked(excerpt))
  return made
}

/** Read an excerpt: text in which the hits stand between <mark> and </mark>, and signs are written as in HTML. */
function marked(excerpt) {
  const text = new DOMParser().parseFromString(excerpt, "text/html").body
  return [...text.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent)
    const mark = document.createElement("mark")
    mark.textContent = node.textContent
    return mark
  })
}

function fromAddress() {
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? ""
  form.elements.q.value = query
  return search(query)
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const query = form.elements.q.value.trim()
  const address = query ? `?${new URLSearchParams({ q: query })}` : location.pathname
  if (address !== location.search) history.pushState(null, "", address)
  search(query)
})
more.addEventListener("click", async () => (await showMore())[0]?.querySelector("a").focus())
addEventListener("popstate", fromAddress)

page.querySelector(".search-plain").hidden = true
form.hidden = false
fromAddress()
