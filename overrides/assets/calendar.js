/* A calendar of what is chosen, as a text (RFC 5545). */

const encoder = new TextEncoder()

/** Fold a content line after at most 75 octets, never inside a letter (RFC 5545, 3.1). */
export function fold(line) {
  let folded = "", room = 75
  for (const letter of line) {
    const octets = encoder.encode(letter).length
    if (octets > room) {
      folded += "\r\n "
      room = 74
    }
    folded += letter
    room -= octets
  }
  return folded
}

/** Escape a text (RFC 5545, 3.3.11). */
const text = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n")

const moment = (iso) => iso.replace(/[-:]/g, "") + "00"

/** Write a calendar: `head` are its first content lines, `event` says what all entries share, `lines` are the entries. */
export function calendar(head, event, lines) {
  const host = new URL(event.event).host
  const entries = lines.flatMap((line) => [
    "BEGIN:VEVENT",
    `UID:${line.choice}@${host}`,
    `DTSTAMP:${event.stamp}`,
    `DTSTART;TZID=${event.zone}:${moment(line.start)}`,
    `DTEND;TZID=${event.zone}:${moment(line.end)}`,
    `SUMMARY:${text(line.title)}`,
    `LOCATION:${text(line.place)}`,
    ...(line.url ? [`URL:${line.url}`] : []),
    `STATUS:${event.status}`,
    "END:VEVENT",
  ])
  return [...head, ...entries, "END:VCALENDAR", ""].map(fold).join("\r\n")
}
