// What a page's logotypes look like in the state in which it is shown, as plain data; see survey.py for what it means.
// It runs in a world of its own, which no script of the page reaches; lengths are CSS pixels from the page's corner.
(() => {
  const PATIENCE_MS = 3000, TALLEST_GRID = 3, WIDEST_GRID = 7;
  let found = [];

  const after = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => Promise.race([new Promise((done) => requestAnimationFrame(done)), after(250)]);

  const who = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const names = [...element.classList].slice(0, 2).map((name) => `.${name}`).join("");
    return `<${element.localName}${id}${names}>`;
  };

  /** The element and all that it stands in, outwards, as they are drawn. */
  const line = (element) => {
    const all = [];
    for (let one = element; one; one = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host) all.push(one);
    return all;
  };

  const everything = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* everything(element.shadowRoot);
    }
  };

  const rectangle = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + scrollX, top + scrollY, width, height];
  };

  /** The box of an element's content: without border and padding, and as large as transforms make it. */
  const content = (element) => {
    const [x, y, width, height] = rectangle(element);
    const style = getComputedStyle(element);
    const across = element.offsetWidth ? width / element.offsetWidth : 1;
    const down = element.offsetHeight ? height / element.offsetHeight : 1;
    const side = (name) => parseFloat(style[`border${name}Width`]) + parseFloat(style[`padding${name}`]) || 0;
    const left = side("Left") * across, top = side("Top") * down;
    return [x + left, y + top, width - left - side("Right") * across, height - top - side("Bottom") * down];
  };

  const overlap = ([x, y, w, h], [left, top, width, height]) => {
    const l = Math.max(x, left), t = Math.max(y, top);
    return [l, t, Math.max(Math.min(x + w, left + width) - l, 0), Math.max(Math.min(y + h, top + height) - t, 0)];
  };

  /** Why an element is not there for its reader at all; empty where it is. */
  const absence = (element, all) => {
    const outermost = (test) => all.findLast((one) => test(getComputedStyle(one)));
    const none = outermost((style) => style.display === "none");
    if (none) return `\`display: none\` of ${who(none)}`;
    const own = getComputedStyle(element).visibility;
    if (own !== "visible") return `\`visibility: ${own}\` of ${who(outermost((style) => style.visibility === own))}`;
    if (!element.checkVisibility()) return "a part of the page that is closed";
    const clear = outermost((style) => style.opacity < 0.01);
    if (clear) return `\`opacity: ${getComputedStyle(clear).opacity}\` of ${who(clear)}`;
    const [x, y, width, height] = content(element);
    if (width < 1 || height < 1) return `its size of ${+width.toFixed(1)} × ${+height.toFixed(1)} px`;
    const tall = Math.max(document.documentElement.scrollHeight, innerHeight);
    const off = x + width <= 0 || y + height <= 0 || x >= innerWidth || y >= tall;
    return off ? `its place ${x.toFixed(0)} px from the left and ${y.toFixed(0)} px from the top, beside the page` : "";
  };

  /** What on the way to an element may change how it looks: kind, value, and the element that has it. */
  const traits = (element, all) => {
    const told = [];
    for (const one of all) {
      const style = getComputedStyle(one), tell = (kind, value) => told.push([kind, value, who(one)]);
      if (style.opacity < 1) tell("opacity", style.opacity);
      if (style.filter !== "none") tell("filter", style.filter);
      if (style.mixBlendMode !== "normal") tell("blend", style.mixBlendMode);
      if (style.clipPath !== "none") tell("clip", `clip-path: ${style.clipPath}`);
      if (style.clip !== "auto") tell("clip", `clip: ${style.clip}`);
      if (style.maskImage !== "none") tell("clip", "mask");
      if (one !== element && style.overflow !== "visible" && one !== document.body && one !== document.documentElement) {
        const box = rectangle(one), own = content(element), [, , width, height] = overlap(own, box);
        if (width < own[2] - 0.5 || height < own[3] - 0.5) tell("clip", `overflow: ${style.overflow}`);
      }
      if (one === element && style.content !== "normal") tell("content", style.content);
    }
    return told;
  };

  /** What of a box the `overflow` of what it stands in leaves. */
  const left = (element, all) => all.slice(1).reduce((box, one) => {
    if (one === document.body || one === document.documentElement) return box;
    return getComputedStyle(one).overflow === "visible" ? box : overlap(box, rectangle(one));
  }, content(element));

  /** The linear part of all transforms together: a, b, c, d. */
  const turn = (all) => {
    const whole = new DOMMatrix();
    for (const one of all.toReversed()) {
      const { rotate, scale, transform } = getComputedStyle(one);
      if (rotate !== "none") {
        const parts = rotate.split(" "), angle = parseFloat(parts.at(-1));
        const axis = { x: [1, 0, 0], y: [0, 1, 0] }[parts[0]] ?? (parts.length === 4 ? parts.slice(0, 3).map(Number) : [0, 0, 1]);
        whole.rotateAxisAngleSelf(...axis, angle);
      }
      if (scale !== "none") {
        const [across, down = across] = scale.split(" ").map(Number);
        whole.scaleSelf(across, down);
      }
      if (transform !== "none") whole.multiplySelf(new DOMMatrix(transform));
    }
    return [whole.m11, whole.m12, whole.m21, whole.m22];
  };

  const linked = (all) => all.find((one) => one.localName === "a" && one.hasAttribute("href"));

  /** Where a click on an element goes: the points tried, how many reach it or its link, and what lies over the others. */
  const clicks = (element, all) => {
    const [x, y, width, height] = content(element), link = linked(all), over = [];
    let tried = 0, reached = 0;
    for (let row = 0; row < TALLEST_GRID; row += 1) {
      for (let column = 0; column < WIDEST_GRID; column += 1) {
        const across = x - scrollX + (width * (column + 0.5)) / WIDEST_GRID;
        const down = y - scrollY + (height * (row + 0.5)) / TALLEST_GRID;
        let top = document.elementFromPoint(across, down);
        while (top?.shadowRoot?.elementFromPoint(across, down)) {
          const inner = top.shadowRoot.elementFromPoint(across, down);
          if (inner === top) break;
          top = inner;
        }
        tried += 1;
        if (top && (top === element || (link && line(top).includes(link)))) reached += 1;
        else if (top) over.push(all.includes(top) ? `something of ${who(top)}` : who(top));
      }
    }
    return { tried, reached, over: over[0] ?? "" };
  };

  /** The ground that print may leave out: the nearest background, and whether its page insists on it. */
  const printed = (all) => {
    const one = all.find((each) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(each);
      return backgroundImage !== "none" || !/^rgba\(.*, 0\)$/.test(backgroundColor);
    });
    return one ? [who(one), getComputedStyle(one).printColorAdjust] : ["", "exact"];
  };

  /** All that a screen reader's name for an element depends on. */
  const voice = (all) => JSON.stringify(all.map((one) =>
    [...one.attributes].filter(({ name }) => /^(alt|title|role|inert|hidden|aria-.*)$/.test(name)).map(({ name, value }) => [name, value])));

  const bare = (address) => {
    try {
      const url = new URL(address, document.baseURI);
      return url.protocol === "data:" ? url.href : url.origin + url.pathname;
    } catch { return ""; }
  };

  const source = (element) => element.currentSrc || element.src || element.data || element.poster || element.href?.baseVal || "";

  const inStyles = (element, files) => {
    for (const part of [null, "::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, part);
      for (const name of ["backgroundImage", "content", "listStyleImage", "maskImage", "borderImageSource"]) {
        for (const [, address] of style[name].matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)) {
          if (files.has(bare(address)) || address.startsWith("data:image/")) return address;
        }
      }
    }
    return "";
  };

  /** The elements that show the logotype, or say that they do: kind, element, and the address of what they show. */
  const candidates = ({ files, names, styled }) => {
    const known = new Set(files), said = new Set(names), all = [];
    const means = (text) => said.has((text ?? "").trim().toLowerCase());
    for (const element of everything(document)) {
      const name = element.localName;
      if (name === "img") {
        const address = source(element);
        const named = means(element.alt);
        if (known.has(bare(address)) || named || /^(data|blob):/.test(address)) all.push(["img", element, address, named]);
      } else if (/^(object|embed|iframe|input|video|image|use)$/.test(name)) {
        const address = source(element);
        if (address && known.has(bare(address))) all.push(["element", element, address]);
      } else if (name === "svg" || element.getAttribute("role") === "img") {
        const title = name === "svg" ? element.querySelector(":scope > title")?.textContent : "";
        if (means(element.getAttribute("aria-label")) || means(title)) all.push(["drawn", element, "", true]);
      }
      if (styled) {
        const address = inStyles(element, known);
        if (address) all.push(["style", element, address]);
      }
    }
    return all;
  };

  /** The left and right edge of the column in which the first screen's words stand. */
  const column = () => {
    const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT), seen = new Set(), range = document.createRange();
    let from = Infinity, to = -Infinity;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || seen.has(node.parentElement)) continue;
      seen.add(node.parentElement);
      range.selectNodeContents(node);
      const { left, top, right, bottom, width, height } = range.getBoundingClientRect();
      const shown = width > 2 && height > 2 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      if (!shown || !node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const block = line(node.parentElement).find((one) => !getComputedStyle(one).display.startsWith("inline"));
      const [x, , wide] = content(block ?? node.parentElement);
      from = Math.min(from, x);
      to = Math.max(to, x + wide);
    }
    return from < to ? [Math.max(from, 0), Math.min(to, innerWidth)] : [0, innerWidth];
  };

  const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim().toLowerCase();

  const numbers = (colour) => {
    const parts = (colour.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    if (colour.startsWith("rgb")) return [parts[0] / 255, parts[1] / 255, parts[2] / 255, parts[3] ?? 1];
    return colour.startsWith("color(srgb ") ? [parts[0], parts[1], parts[2], parts[3] ?? 1] : null;
  };

  /** Why nobody reads an element's words, empty where somebody does; with its colour and the colour behind, if plain. */
  const read = (element) => {
    const style = getComputedStyle(element), [x, y, width, height] = rectangle(element), all = line(element);
    const tell = (hidden) => ({ hidden, colour: null, ground: null });
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return tell("it is hidden");
    const [, , wide, high] = left(element, all);
    if (wide < 4 || high < 4 || parseFloat(style.fontSize) < 6) return tell("it has no size to be read in");
    if (x + width <= 0 || y + height <= 0 || x >= innerWidth) return tell("it stands beside the page");
    const ink = numbers(style.color), under = all.find((one) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      return backgroundImage !== "none" || numbers(backgroundColor)?.[3] !== 0;
    });
    const plain = !under || getComputedStyle(under).backgroundImage === "none";
    const ground = under ? numbers(getComputedStyle(under).backgroundColor) : [1, 1, 1, 1];
    return { hidden: "", colour: ink, ground: plain && ground?.[3] === 1 ? ground : null };
  };

  /** Every innermost element whose visible text holds some words. */
  const saying = (words, element = document.body) => {
    if (!element || !folded(element.innerText ?? element.textContent).includes(words)) return [];
    const inner = [...element.children].flatMap((child) => saying(words, child));
    return inner.length ? inner : [element];
  };

  /** Let all that moves and ends come to its end; what never ends is told of by those whom it moves. */
  const settle = () => {
    for (const animation of document.getAnimations()) {
      try {
        if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
      } catch { /* One that cannot be finished goes on, and is seen as it is. */ }
    }
  };

  const moving = (all) => {
    const one = document.getAnimations().find(({ effect, playState }) => playState === "running" && all.includes(effect?.target));
    return one ? `${one.animationName ?? one.transitionProperty ?? "a script"} on ${who(one.effect.target)}` : "";
  };

  const load = async (element) => {
    if (element.localName !== "img" || element.complete) return;
    if (element.loading === "lazy") element.scrollIntoView({ block: "center", behavior: "instant" });
    const loaded = new Promise((done) => ["load", "error"].forEach((name) => element.addEventListener(name, done, { once: true })));
    await Promise.race([loaded, after(PATIENCE_MS)]);
  };

  const facts = ([kind, element, address, named = false]) => {
    const all = line(element), style = getComputedStyle(element), link = linked(all);
    return {
      kind, who: who(element), source: address, named,
      loaded: kind !== "img" || (element.complete && element.naturalWidth > 0),
      natural: kind === "img" ? [element.naturalWidth, element.naturalHeight] : [0, 0],
      box: content(element), left: left(element, all), fit: style.objectFit, position: style.objectPosition,
      absent: absence(element, all), traits: traits(element, all), turn: turn(all), moving: moving(all),
      link: link ? link.href : "", voice: voice(all), printed: printed(all),
    };
  };

  globalThis.proof = {
    /** Waits until the page is as it will stay: its state, its fonts, its pictures, what moves. Then tells what is there. */
    async survey(asked) {
      for (let tries = 0; tries < 20; tries += 1) {
        await frame();
        if (innerWidth === asked.width && matchMedia(asked.query).matches) break;
      }
      // A <picture> learns of the new state in the next frame.
      await frame();
      await document.fonts.ready;
      settle();
      scrollTo({ left: 0, top: 0, behavior: "instant" });
      found = candidates(asked);
      for (const [, element] of found) await load(element);
      scrollTo({ left: 0, top: 0, behavior: "instant" });
      // A <picture> may have taken another file in the meantime.
      found = candidates(asked);
      const root = document.documentElement;
      return {
        size: [innerWidth, Math.max(root.scrollHeight, innerHeight)], column: column(), address: location.href,
        marks: found.map(facts),
        relation: asked.relation ? saying(folded(asked.relation)).map(read) : [],
      };
    },

    /** Brings a mark before its reader's eyes, and tells where clicks on it go. */
    async bring(index) {
      const [, element] = found[index], all = line(element);
      const { top, bottom } = element.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      settle();
      return { box: content(element), clicks: clicks(element, all) };
    },

    element: (index) => found[index][1],
  };
})();
