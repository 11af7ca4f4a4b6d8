// What a page tells of how it can be used: by keyboard, with larger text, with more space, without motion.
// It runs in a world of its own, beside the page's.
globalThis.access = (() => {
  const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], "
    + "video[controls], [contenteditable], [tabindex]";
  // Criterion 1.4.12: what a reader may set without losing anything.
  const SPACED = "*, *::before, *::after { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
    + "word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

  const part = (element) => {
    const names = [...element.classList].slice(0, 2).map((name) => `.${CSS.escape(name)}`).join("");
    return element.localName + (element.id ? `#${CSS.escape(element.id)}` : "") + names;
  };
  const who = (element) => {
    const lineage = [];
    for (let one = element; one && one !== document.body && lineage.length < 3; one = one.parentElement) lineage.unshift(part(one));
    const where = element.getAttribute("href");
    return lineage.join(" > ") + (where ? ` (${where})` : "");
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const still = () => {
    for (const moving of document.getAnimations()) if (moving.effect.getComputedTiming().endTime < Infinity) moving.finish();
  };
  const settled = async () => {
    await document.fonts.ready;
    await frame();
    still();
  };

  // ---- by keyboard
  let stops = [];
  const reachable = () => [...document.querySelectorAll(FOCUSABLE)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && seen(element) && element.getClientRects().length
    && !(element.type === "radio" && !element.checked && stops.some((one) => one.name === element.name)));

  const inView = ({ left, top, right, bottom }) => {
    const width = Math.min(right, innerWidth) - Math.max(left, 0), height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return Math.max(width, 0) * Math.max(height, 0) / ((right - left) * (bottom - top) || 1);
  };
  const coverOf = (element, rect) => {
    for (const across of [0.1, 0.5, 0.9]) for (const down of [0.15, 0.5, 0.85]) {
      const x = rect.left + across * rect.width, y = rect.top + down * rect.height;
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      const hit = document.elementFromPoint(x, y);
      if (hit && !element.contains(hit) && !hit.contains(element)) return who(hit);
    }
    return "";
  };
  // What a mark of the focus and its ground are drawn by, on the element or on what holds it.
  const DRAWN = ["outline", "outline-offset", "box-shadow", "background", "border", "color", "text-decoration", "display", "position",
    "overflow", "clip-path", "opacity", "filter", "visibility"];
  const PICTURES = "img, svg, video, canvas";
  // Signs beside words are no ground.
  const isGround = (rect, { left, top, right, bottom }) => Math.max(rect.width, rect.height) >= 44
    && rect.left < right + 12 && rect.right > left - 12 && rect.top < bottom + 12 && rect.bottom > top - 12;
  const signature = (element) => {
    const lineage = [];
    for (let one = element; one; one = one.parentElement) lineage.push(one);
    const box = element.getBoundingClientRect();
    const onPicture = [...document.querySelectorAll(PICTURES)].some((one) => !element.contains(one) && isGround(one.getBoundingClientRect(), box));
    // By its class another rule may draw a mark beside it; a picture is another ground at every place.
    const classes = lineage.slice(0, onPicture ? undefined : 2).map((one) => one.className.baseVal ?? one.className);
    const drawn = lineage.flatMap((one) => [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(one, pseudo);
      return pseudo && style.content === "none" ? "" : DRAWN.map((name) => style.getPropertyValue(name)).join();
    }));
    return [...lineage.map((one) => one.localName), ...classes, ...drawn].join("|");
  };

  // Points on a picture have no lines to be read by: where they are a numbered list, its order is the one that is meant.
  const isPoint = (element) => {
    const item = element.closest("li");
    return item?.parentElement.localName === "ol" && getComputedStyle(item).position === "absolute";
  };
  const group = (element) => element.closest("ul, ol, dl, nav, form, section, header, main, footer");

  const stop = async () => {
    await settled();
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const before = stops.at(-1), index = stops.indexOf(element);
    if (index < 0) stops.push(element);
    const rects = [...element.getClientRects()].filter((rect) => rect.width && rect.height);
    const box = element.getBoundingClientRect();
    const page = (rect) => [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height];
    return {
      who: who(element), again: index >= 0, signature: signature(element),
      seen: seen(element) && rects.length > 0,
      // What is larger than the window cannot be in it whole.
      part: box.height > innerHeight || box.width > innerWidth ? 1 : Math.min(...rects.map(inView), 1),
      cover: rects.map((rect) => coverOf(element, rect)).find(Boolean) ?? "",
      backwards: Boolean(before && index < 0 && before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING),
      place: page(box),
      together: Boolean(before) && group(before) === group(element) && !(isPoint(before) && isPoint(element)),
      target: element.hash && element.pathname === location.pathname ? decodeURIComponent(element.hash.slice(1)) : "",
      closed: element.localName === "summary" && element.parentElement.localName === "details" && !element.parentElement.open,
    };
  };
  const opened = () => Boolean(document.activeElement.parentElement?.open);
  const missed = () => reachable().filter((element) => !stops.includes(element)).map(who);
  const leadsToMain = (id) => {
    const goal = document.getElementById(id), main = document.querySelector("main, [role=main]");
    return Boolean(goal && main && (main.contains(goal) || goal.contains(main)));
  };
  // A photograph waits for the next frame itself.
  let held = null;
  const release = () => { held = document.activeElement; held.blur(); still(); };
  const hold = () => { held.focus({ preventScroll: true }); still(); };
  const marked = async () => {
    await settled();
    held = document.activeElement;
    const box = held.getBoundingClientRect(), rims = [...held.getClientRects()].map(({ width, height }) => 2 * (width + height));
    return {
      box: [box.left + scrollX, box.top + scrollY, box.width, box.height], rim: Math.max(...rims),
      shown: [scrollX, scrollY, innerWidth, innerHeight],
    };
  };

  // ---- what fits
  const clips = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return { x: overflowX === "hidden" || overflowX === "clip", y: overflowY === "hidden" || overflowY === "clip" };
  };
  const paints = (element, x, y) => {
    const style = getComputedStyle(element);
    if (style.opacity === "0" || style.visibility !== "visible") return false;
    if (["img", "video", "svg", "canvas", "iframe"].includes(element.localName) || element.closest("svg")) return true;
    if (style.backgroundImage !== "none" || !/^rgba\(.*, 0\)$|^transparent$|\/ 0\)$/.test(style.backgroundColor)) return true;
    return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() && linesOf(node).some((rect) =>
      x > rect.left + 1 && x < rect.right - 1 && y > rect.top + rect.height * 0.3 && y < rect.bottom - rect.height * 0.3));
  };
  // Words for those who listen: a clip of nothing, or a box of one pixel, hides them on purpose.
  const unseen = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { clipPath } = getComputedStyle(one), box = one.getBoundingClientRect(), { x, y } = clips(one);
      if (clipPath === "inset(50%)" || (x && y && box.width <= 1 && box.height <= 1)) return true;
    }
    return false;
  };
  const linesOf = (node) => { const range = document.createRange(); range.selectNodeContents(node); return [...range.getClientRects()]; };

  const lost = () => {
    const found = [], wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide) {
      const far = [...document.querySelectorAll("body *")].filter((one) => seen(one) && one.getBoundingClientRect().right > wide + 1);
      found.push(["sideways", far.length ? who(far.at(-1)) : "html", document.documentElement.scrollWidth]);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !seen(element) || unseen(element) || ["script", "style", "noscript", "title", "desc", "option"].includes(element.localName)) continue;
      const fault = lostText(node, element);
      if (fault) found.push([fault[0], who(element), fault[1]]);
    }
    return found;
  };
  const lostText = (node, element) => {
    for (const rect of linesOf(node)) {
      if (rect.width < 2 || rect.height < 2) continue;
      // Above the page stands what waits for the keyboard.
      if (rect.bottom + scrollY <= 0) continue;
      for (let one = element; one && one !== document.body; one = one.parentElement) {
        const { x, y } = clips(one), box = one.getBoundingClientRect();
        const middle = rect.top + rect.height / 2;
        if ((x && (rect.right > box.right + 1 || rect.left < box.left - 1)) || (y && (middle > box.bottom || middle < box.top))) return ["cut", who(one)];
      }
      for (const across of [0.02, 0.5, 0.98]) {
        const x = rect.left + across * rect.width, y = rect.top + rect.height / 2;
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        for (const over of document.elementsFromPoint(x, y)) {
          if (over === element || over.contains(element) || element.contains(over)) break;
          if (paints(over, x, y)) return ["covered", who(over)];
        }
      }
    }
    return null;
  };
  let sheet = null;
  const space = async (on) => {
    sheet?.remove();
    sheet = null;
    if (on) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(SPACED);
      const rules = sheet;
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
      sheet = { remove: () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules); } };
    }
    await settled();
  };
  const height = () => document.documentElement.scrollHeight;

  const moving = () => {
    const found = [];
    for (const element of document.querySelectorAll("*")) for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      const lasts = (value) => value.split(",").some((time) => parseFloat(time) > 0);
      if (style.animationName !== "none" && lasts(style.animationDuration)) found.push([who(element), `the animation ${style.animationName}`]);
      else if (lasts(style.transitionDuration)) found.push([who(element), "a transition"]);
      else if (!pseudo && style.scrollBehavior === "smooth") found.push([who(element), "smooth scrolling"]);
      else if (!pseudo && ["marquee", "blink"].includes(element.localName)) found.push([who(element), "its own movement"]);
    }
    return found;
  };

  return { stop, opened, missed, marked, release, hold, leadsToMain, lost, space, height, settled, moving };
})();
