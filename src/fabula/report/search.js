
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const story = byId("story");
  const panel = byId("find");
  const field = byId("words");
  const found = byId("found");
  const phone = matchMedia("(max-width: 59.99rem)");
  const SEPARATOR = "\0"; // The page's text has none, so that no match runs from one paragraph into the next.
  const TOP = 120;
  const BOTTOM = 150;

  const marks = "highlights" in CSS && typeof Highlight === "function"
    ? { found: new Highlight(), here: new Highlight() } : null;
  if (marks) {
    marks.here.priority = 1;
    for (const [name, mark] of Object.entries(marks)) CSS.highlights.set(name, mark);
  }

  /* All paragraphs as one string; what is found there is looked up in the page only where it is shown. */

  let index = null;

  function makeIndex() {
    const blocks = [...story.querySelectorAll(".passage > :is(p, h2, h3), .paratext > div")];
    const pieces = blocks.map((block) => (block.getElementsByClassName("mark").length
      ? textsOf(block).map((text) => text.data).join("") : block.textContent));
    const starts = [];
    const passages = new Map();
    let start = 0;
    for (const [place, block] of blocks.entries()) {
      starts.push(start);
      start += pieces[place].length + 1;
      const passage = block.closest(".passage");
      passages.set(passage, [passages.has(passage) ? passages.get(passage)[0] : starts[place], start]);
    }
    return { blocks, starts, passages, words: pieces.join(SEPARATOR) };
  }

  // The marks of italics stand in the text, yet nobody looks for words with them.
  function textsOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT,
      (text) => (text.parentElement.className === "mark" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  }

  function firstFrom(values, least) {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] < least) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /* Finding. */

  const starts = [];
  const stops = [];
  let current = -1;
  let sought = "";
  let origin = 0;
  let waiting = 0;

  function patternOf(words) {
    const source = words.trim()
      .replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&")
      .replace(/\s+/g, "\\s+")
      .replace(/['‘’]/g, "['‘’]")
      .replace(/["“”]/g, "[\"“”]");
    return source ? new RegExp(source, "giu") : null;
  }

  function search() {
    clearTimeout(waiting);
    if (sought === field.value) return;
    sought = field.value;
    starts.length = stops.length = 0;
    current = -1;
    index ??= makeIndex();
    const pattern = patternOf(sought);
    for (let match = pattern?.exec(index.words); match; match = pattern.exec(index.words)) {
      starts.push(match.index);
      stops.push(pattern.lastIndex);
    }
    watch(starts.length > 0);
    tell();
  }

  function tell() {
    const count = starts.length.toLocaleString("en");
    const place = current < 0 ? count : `${(current + 1).toLocaleString("en")} of ${count}`;
    found.textContent = starts.length ? place : "Not in the text";
    found.parentElement.hidden = !field.value.trim();
    for (const id of ["earlier", "later"]) byId(id).hidden = !starts.length;
  }

  /* Showing: the places in passages near the window are marked, and the one gone to. */

  const near = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target);
      else near.delete(target);
    }
    paint();
  }, { rootMargin: "100%" });

  function watch(wanted) {
    watcher.disconnect();
    near.clear();
    if (marks && wanted) for (const passage of index.passages.keys()) watcher.observe(passage);
    paint();
  }

  // Matches first up to, not including, last: in the order of the text, so that its nodes are walked once.
  function rangesOf(first, last) {
    const ranges = [];
    let place = -1;
    let texts = [];
    let text = 0;
    let passed = 0;
    for (let match = first; match < last; match += 1) {
      const block = firstFrom(index.starts, starts[match] + 1) - 1;
      if (block !== place) {
        place = block;
        texts = textsOf(index.blocks[block]);
        text = 0;
        passed = index.starts[block];
      }
      while (passed + texts[text].length <= starts[match]) passed += texts[text++].length;
      const [startContainer, startOffset] = [texts[text], starts[match] - passed];
      while (passed + texts[text].length < stops[match]) passed += texts[text++].length;
      ranges.push(new StaticRange(
        { startContainer, startOffset, endContainer: texts[text], endOffset: stops[match] - passed }));
    }
    return ranges;
  }

  function paint() {
    if (!marks) return;
    marks.found.clear();
    marks.here.clear();
    for (const passage of near) {
      const [start, stop] = index.passages.get(passage);
      for (const range of rangesOf(firstFrom(starts, start), firstFrom(starts, stop))) marks.found.add(range);
    }
    if (current >= 0) marks.here.add(rangesOf(current, current + 1)[0]);
  }

  function go(match) {
    current = match;
    tell();
    const [{ startContainer, startOffset, endContainer, endOffset }] = rangesOf(match, match + 1);
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const folded = startContainer.parentElement.closest("details");
    if (folded) folded.open = true;
    reveal(range, match, 3);
    paint();
  }

  // A passage far away has an estimated height until it comes near: its words move once they are laid out.
  function reveal(range, match, tries) {
    if (match !== current) return;
    const line = range.getClientRects()[0];
    if (!line) range.startContainer.parentElement.scrollIntoView({ block: "center" });
    else if (line.top < TOP || line.bottom > innerHeight - BOTTOM) {
      scrollBy({ top: line.top - innerHeight * 0.4, behavior: "instant" });
    }
    if (tries) requestAnimationFrame(() => reveal(range, match, tries - 1));
  }

  function step(by) {
    search();
    if (!starts.length) return;
    const count = starts.length;
    if (current >= 0) go((current + by + count) % count);
    else go((firstFrom(starts, origin) + (by > 0 ? 0 : count - 1)) % count);
  }

  // Where the reader is: the first paragraph that the window shows.
  function here() {
    index ??= makeIndex();
    const below = (one) => one.getBoundingClientRect().bottom > TOP;
    const passage = [...index.passages.keys()].find(below);
    const block = passage && index.blocks.slice(firstFrom(index.starts, index.passages.get(passage)[0])).find(below);
    return block ? index.starts[index.blocks.indexOf(block)] : 0;
  }

  /* The field: / goes there; Enter and Shift+Enter go from place to place; Escape empties it, then leaves. */

  field.addEventListener("focus", () => { origin = here(); });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (!field.value.trim()) search();
    else waiting = setTimeout(() => step(1), 150);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(waiting);
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (field.value) {
        event.stopPropagation();
        field.value = "";
        search();
      } else field.blur();
    }
  });
  byId("later").addEventListener("click", () => step(1));
  byId("earlier").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, [contenteditable]")) return;
    event.preventDefault();
    panel.open = true;
    field.focus();
    field.select();
  });
  panel.addEventListener("toggle", () => {
    if (phone.matches && panel.open) field.focus();
  });
  panel.hidden = false;
})();
