// On the preview's own pages: puts the new parts in the place of the old, without moving what somebody looks at.
import { listen } from "/-/files/socket.js";

const { socket, lost } = document.querySelector("script[data-socket]").dataset;
const live = document.getElementById("live");
const asked = new URLSearchParams(location.search);

function dress() {
  const pages = document.getElementById("pages");
  // The page's policy allows no style in its HTML: measures come as data.
  for (const name of ["width", "height", "bleed"]) {
    live.style.setProperty(`--${name}`, pages?.dataset[name] ?? "");
  }
  for (const button of live.querySelectorAll("button[data-turns]")) {
    button.setAttribute("aria-pressed", asked.has(button.dataset.turns));
  }
  live.classList.toggle("single", asked.has("single"));
  live.classList.toggle("trimmed", asked.has("trimmed"));
}

live.addEventListener("click", (event) => {
  const turns = event.target.closest("button[data-turns]")?.dataset.turns;
  if (!turns) return;
  if (asked.has(turns)) asked.delete(turns);
  else asked.set(turns, "");
  const query = asked.toString().replaceAll("=", "");
  history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
  dress();
});

function inView() {
  const seen = [...live.querySelectorAll(".leaf")].filter((leaf) => {
    const box = leaf.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  });
  return seen.map((leaf) => Number(leaf.id.slice(5)));
}

// A picture that is seen is loaded before it takes the old one's place: nothing flickers.
function ready(part) {
  const numbers = new Set(inView());
  const seen = [...part.querySelectorAll(".leaf")].filter((leaf) => numbers.has(Number(leaf.id.slice(5))));
  return Promise.allSettled(
    seen.map((leaf) => {
      const picture = leaf.querySelector("img");
      picture.loading = "eager";
      return picture.decode();
    }),
  );
}

let newest = 0;
async function show(html) {
  const turn = ++newest;
  const parts = document.createElement("template");
  parts.innerHTML = html;
  const fresh = document.importNode(parts.content, true);
  const pages = fresh.getElementById("pages");
  const same = pages?.outerHTML === shown.get("pages");
  // What is said of the state does not wait for pictures.
  for (const part of [...fresh.children]) if (part.id !== "pages") put(part);
  if (!pages || same) return;
  const text = pages.outerHTML;
  await ready(pages);
  if (turn !== newest) return;
  put(pages, text);
}

const shown = new Map([...live.children].map((part) => [part.id, part.outerHTML]));
function put(part, text = part.outerHTML) {
  if (shown.get(part.id) === text) return;
  shown.set(part.id, text);
  const old = document.getElementById(part.id);
  const focused = old.contains(document.activeElement) && document.activeElement;
  const mark = focused && (focused.id ? `#${CSS.escape(focused.id)}` : `[href="${CSS.escape(focused.getAttribute("href"))}"]`);
  old.replaceWith(part);
  dress();
  if (mark) live.querySelector(mark)?.focus({ preventScroll: true });
}

dress();
const say = listen(
  socket,
  ({ html }) => (html === null ? location.reload() : show(html)),
  () => {
    const state = live.querySelector(".state");
    state.className = "state stopped";
    state.textContent = lost;
    shown.delete("head");
  },
);

// The pages in view are drawn first after a save.
let waiting;
addEventListener("scroll", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => say(inView()), 200);
});
