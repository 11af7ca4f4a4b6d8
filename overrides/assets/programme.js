/* The programme: the filters' state in the address and in words, and buttons that choose. The filtering itself is CSS. */
import { Chosen, say, showChosen, toFragment } from "./chosen.js"

const programme = document.querySelector(".programme")
const form = programme.querySelector(".filters")
const boxes = [...form.querySelectorAll("input")]
const things = [...programme.querySelectorAll(".line[data-kind]:not(.line-visit), .item")]
const said = programme.querySelector(".said")

function showCount() {
  const isFiltered = boxes.some((box) => box.checked)
  const shown = things.filter((thing) => thing.checkVisibility()).length
  form.querySelector(".shown").textContent = isFiltered ? say(form.dataset.shown, { shown, all: things.length }) : ""
  for (const group of programme.querySelectorAll(".line-visit"))
    group.classList.toggle("is-empty", isFiltered && ![...group.querySelectorAll(".item")].some(isShown))
  for (const day of programme.querySelectorAll(".day")) {
    day.classList.remove("is-empty")
    const isEmpty = ![...day.querySelectorAll(".line")].some(isShown)
    day.classList.toggle("is-empty", isEmpty)
    day.querySelector(".nothing").hidden = !isEmpty
  }
}

const isShown = (element) => element.checkVisibility()

/** Keep the filters in the address, and carry them over to the other way of looking at the programme. */
function showAddress() {
  const query = new URLSearchParams(new FormData(form)).toString()
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash)
  for (const link of programme.querySelectorAll(".views a:not([aria-current])")) link.search = query
}

function readAddress() {
  const query = new URLSearchParams(location.search)
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value)
  if (boxes.some((box) => box.checked)) form.querySelector("details").open = true
}

const own = programme.querySelector(".own-link")
const address = own?.href
// Without a page that shows what is chosen there is nothing to choose for.
const chosen = own && new Chosen(programme.dataset.event, showButtons)

function showButtons() {
  for (const button of programme.querySelectorAll(".choose")) showChosen(button, chosen.has(button.dataset.choice))
  own.querySelector(".own-count")?.remove()
  const count = chosen.ids.length
  if (count) {
    const badge = document.createElement("span")
    badge.className = "own-count"
    badge.textContent = count
    const words = document.createElement("span")
    words.className = "unseen"
    words.textContent = say(own.dataset.count, { count: "" })
    badge.append(words)
    own.append(" ", badge)
  }
  // A browser that keeps nothing carries the choices along in the link.
  own.href = chosen.isBlocked ? address + toFragment(chosen.ids) : address
}

form.addEventListener("change", () => (showAddress(), showCount()))
form.addEventListener("reset", () => setTimeout(() => (showAddress(), showCount())))
form.addEventListener("submit", (event) => event.preventDefault())
programme.addEventListener("click", ({ target }) => {
  const button = target.closest(".choose")
  if (!button) return
  const isChosen = chosen.toggle(button.dataset.choice)
  showButtons()
  said.textContent = say(isChosen ? programme.dataset.added : programme.dataset.removed, button.dataset)
})

readAddress()
if (boxes.some((box) => box.checked)) showAddress()
showCount()
if (own) showButtons()
