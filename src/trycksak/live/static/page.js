// On a page of the website: shows what is wrong over it, and loads it anew when a newer one is there.
import { listen } from "/-/files/socket.js";

const script = document.querySelector("script[data-stamp]");
const host = document.body.appendChild(document.createElement("div"));
const root = host.attachShadow({ mode: "open" });
const style = root.appendChild(document.createElement("link"));
style.rel = "stylesheet";
style.href = "/-/files/overlay.css";
const over = root.appendChild(document.createElement("div"));
over.setAttribute("role", "status");

listen(
  `page=${encodeURIComponent(location.pathname)}`,
  ({ stamp, html }) => {
    if (stamp !== script.dataset.stamp) location.reload();
    else over.innerHTML = html;
  },
  () => {
    over.innerHTML = '<p class="lost"></p>';
    over.firstChild.textContent = script.dataset.lost;
  },
);
