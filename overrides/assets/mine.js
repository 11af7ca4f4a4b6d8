/* One's own programme: what is chosen in order of time, what clashes, a link that holds it, and a calendar of it. */
import { Chosen, fromFragment, say, showChosen, toFragment } from "./chosen.js"

const mine = document.querySelector(".mine")
const words = mine.dataset
const part = (selector) => mine.querySelector(selector)
const template = document.querySelector(".mine-lines").content
const known = new Set([...template.querySelectorAll("[data-start]")].map((line) => line.dataset.choice))
const chosen = new Chosen(words.event, show)
// A shared link is shown as it is; one's own programme stays as it was until the visitor acts.
let shared = fromFragment(location.hash)
let removed = null
// Where the browser keeps nothing, the link that came from the programme is one's own, and the address holds it.
if (chosen.isBlocked && shared) [chosen.ids, shared] = [shared, null]

const shownIds = () => shared ?? chosen.ids

function show() {
  const ids = shownIds(), days = template.cloneNode(true)
  for (const line of days.querySelectorAll("[data-start]")) {
    if (!ids.includes(line.dataset.choice)) line.remove()
    else if (shared === null) showChosen(line.querySelector(".choose"), true)
  }
  for (const day of days.querySelectorAll(".day")) if (!day.querySelector("[data-start]")) day.remove()
  const lines = [...days.querySelectorAll("[data-start]")]
  showClashes(lines)
  part(".mine-days").replaceChildren(days)
  part(".shared").hidden = shared === null
  part(".blocked").hidden = !chosen.isBlocked || !lines.length
  part(".mine-empty").hidden = lines.length > 0
  part(".mine-foot").hidden = !lines.length
  part(".mine-foot [data-act=remove-all]").hidden = shared !== null
  part(".mine-undo").hidden = removed === null
  part(".mine-count").textContent = counted(lines.length)
  const unknown = ids.filter((id) => !known.has(id)).length
  part(".mine-unknown").hidden = !unknown
  part(".mine-unknown").textContent = say(words.unknown, { count: unknown })
  part("#mine-link").value = new URL(toFragment(ids.filter((id) => known.has(id))), location.href).href
}

const counted = (count) => (count === 1 ? words.countOne : count ? say(words.count, { count }) : "")

/** Tell in words which of the lines overlap: at the top in pairs, and on each line itself. */
function showClashes(lines) {
  const pairs = lines.flatMap((line, n) => lines.slice(n + 1).filter((other) => overlap(line, other)).map((other) => [line, other]))
  part(".clashes").hidden = !pairs.length
  part(".clashes ul").replaceChildren(...pairs.map(([{ dataset: a }, { dataset: b }]) => paragraph("li",
    say(words.clash, { first: a.title, first_time: a.time, second: b.title, second_time: b.time, day: a.day }))))
  for (const line of lines) {
    const others = pairs.filter((pair) => pair.includes(line)).map(([a, b]) => (a === line ? b : a).dataset.title)
    if (!others.length) continue
    const note = paragraph("p", say(words.clashesWith, { others: listed(others) }))
    note.className = "line-clash"
    line.querySelector(".line-what").append(note)
  }
}

// Times are written as 2006-12-07T13:00, whose order is the alphabet's; one that begins when another ends does not clash.
const overlap = ({ dataset: a }, { dataset: b }) => a.start < b.end && b.start < a.end

const listed = (names) => new Intl.ListFormat(document.documentElement.lang).format(names)

function paragraph(name, text) {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

/** Keep these, in one's own programme; from now on that is what the page shows. */
function keep(ids, told) {
  chosen.choose(ids)
  leaveShared(told)
}

function leaveShared(told) {
  shared = null
  history.replaceState(null, "", location.pathname)
  show()
  tell(told)
  part(".mine-count").focus()
}

function tell(told) {
  part(".said").textContent = told
}

const acts = {
  keep: () => keep(shared.filter((id) => known.has(id)), words.kept),
  merge: () => keep([...chosen.ids, ...shared.filter((id) => known.has(id))], words.kept),
  own: () => leaveShared(""),
  "remove-all"() {
    const before = chosen.ids
    removed = before
    chosen.choose([])
    show()
    tell(words.removedAll)
    part("[data-act=undo]").focus()
  },
  undo() {
    const back = removed
    removed = null
    keep(back, words.undone)
  },
  calendar() {
    // Each line has its part as the whole programme's calendar has it; HTML knows line feeds only (RFC 5545, 3.1).
    const parts = [document.querySelector(".mine-calendar"), ...part(".mine-days").querySelectorAll("template")]
    const text = [...parts.map((one) => one.content.textContent), "END:VCALENDAR\n"].join("").replaceAll("\n", "\r\n")
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }))
    link.download = "programme.ics"
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href))
  },
  async copy() {
    try {
      await navigator.clipboard.writeText(part("#mine-link").value)
      tell(words.copied)
    } catch {
      part("#mine-link").select()
      tell(words.notCopied)
    }
  },
}

mine.addEventListener("click", ({ target }) => {
  const button = target.closest("button")
  if (!button) return
  if (button.dataset.act) acts[button.dataset.act]()
  else {
    const { choice, title } = button.dataset
    removed = null
    chosen.toggle(choice)
    if (chosen.isBlocked) history.replaceState(null, "", toFragment(chosen.ids))
    show()
    tell(say(words.removed, { title }))
    part(".mine-count").focus()
  }
})
addEventListener("hashchange", () => {
  shared = fromFragment(location.hash)
  removed = null
  show()
})

document.querySelector(".mine-plain").hidden = true
mine.hidden = false
show()
