"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const { people, quotes } = JSON.parse(byId("data").textContent);
  const story = byId("story");
  const card = byId("card");
  const root = document.documentElement;
  const phone = matchMedia("(max-width: 59.99rem)");
  const KINDS = { speech: "Speech", thought: "Thought", writing: "Writing" };
  const FORMS = {
    explicit: "The text names who it is",
    anaphoric: "The text tells it by a pronoun",
    implicit: "The text does not tell; taken from what stands around",
  };
  const DEGREES = [
    [95, "almost certain"],
    [80, "very likely"],
    [65, "likely"],
    [50, "more likely than not"],
    [25, "doubtful"],
    [0, "a guess"],
  ];
  const TENTATIVE_BELOW = 50;
  const IN_DOUBT = -1;
  const ANYONE_IN_DOUBT = "?";

  const degree = (percent) => DEGREES.find(([least]) => percent >= least)[1];
  const percents = (percent) => (percent > 99 ? "over 99 %" : `${percent} %`);

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const nameOf = (person) => element("bdi", {}, people[person][1]);

  function listOf(names) {
    return names.flatMap((name, place) =>
      place === 0 ? [name] : [place === names.length - 1 ? " and " : ", ", name]);
  }

  /* The card. */

  let shown = null;
  let pinned = false;
  let waiting = 0;

  function describe(id) {
    const [kind, speaker, hearers, form, certainty, heardCertainty, candidates, cue] = quotes[id];
    const heard = hearers.filter((person) => people[person][0] !== "nobody");
    const heading = element("h2", {}, speaker < 0 ? "Unknown" : nameOf(speaker));
    if (heard.length) heading.append(element("small", {}, " to "), ...listOf(heard.map(nameOf)));
    const told = element("p", { className: "told" }, FORMS[form]);
    const cues = cue < 0 ? [] : [...story.querySelectorAll(`[data-cue="${cue}"]`)];
    if (cues.length) {
      told.append(": ", element("q", { className: "cue" }, cues.map((words) => words.textContent).join("")));
    }
    const parts = [
      heading,
      element("p", { className: "kind" }, heard.length || kind !== "speech"
        ? KINDS[kind] : `${KINDS[kind]}, to nobody that the text names`),
      element("p", {}, speaker < 0 ? "No speaker is likely enough"
        : `Speaker: ${percents(certainty)}, ${degree(certainty)}`),
    ];
    if (heard.length) {
      const noun = heard.length > 1 ? "Hearers" : "Hearer";
      parts.push(element("p", {}, `${noun}: ${percents(heardCertainty)}, ${degree(heardCertainty)}`));
    }
    const likely = candidates.filter(([, chance]) => chance > 0).slice(0, 5);
    if (likely.length > 1 || (likely.length && speaker < 0)) {
      const rows = likely.map(([person, chance]) => {
        const bar = element("i");
        bar.style.inlineSize = `${chance}%`;
        return element("li", { className: people[person][2] }, nameOf(person),
          element("span", { className: "bar" }, bar), element("span", {}, `${chance} %`));
      });
      parts.push(element("ol", { ariaLabel: "Candidates" }, ...rows));
    }
    parts.push(told, element("a", { href: `#${encodeURIComponent(id)}` }, "Link to this line"));
    card.className = speaker < 0 ? "nobody" : people[speaker][2];
    card.replaceChildren(...parts);
  }

  const partsOf = (id) => story.querySelectorAll(`[data-q="${CSS.escape(id)}"]`);

  function place(line) {
    const box = line.getClientRects()[0] || line.getBoundingClientRect();
    const passage = line.closest(".passage").getBoundingClientRect();
    const room = innerWidth - passage.right;
    const beside = room > card.offsetWidth + 8;
    const top = beside ? box.top - 6 : box.bottom + 10;
    const fits = top + card.offsetHeight < innerHeight - 8;
    const above = Math.max(8, beside ? innerHeight - card.offsetHeight - 8 : box.top - card.offsetHeight - 10);
    card.style.top = `${Math.max(8, fits ? top : above)}px`;
    const left = beside ? passage.right + Math.min(24, (room - card.offsetWidth) / 2) : box.left;
    card.style.left = `${Math.min(left, innerWidth - card.offsetWidth - 8)}px`;
  }

  function show(line) {
    clearTimeout(waiting);
    const id = line.dataset.q;
    if (!quotes[id]) return;
    hide();
    shown = line;
    describe(id);
    for (const part of partsOf(id)) part.classList.add("shown");
    const cue = quotes[id][7];
    for (const words of cue < 0 ? [] : story.querySelectorAll(`[data-cue="${cue}"]`)) words.classList.add("cue");
    line.setAttribute("aria-describedby", "card");
    card.hidden = false;
    place(line);
  }

  function hide() {
    clearTimeout(waiting);
    if (!shown) return;
    for (const part of story.querySelectorAll(".shown")) part.classList.remove("shown");
    for (const words of story.querySelectorAll(".cue")) words.classList.remove("cue");
    shown.removeAttribute("aria-describedby");
    shown = null;
    pinned = false;
    card.hidden = true;
  }

  const soon = (action, delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(action, delay);
  };
  const lineAt = (target) => (target instanceof Element ? target.closest("q[data-q]") : null);

  story.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const line = lineAt(event.target);
    if (line && line !== shown) soon(() => show(line), 120);
    else if (line) clearTimeout(waiting);
    else soon(hide, 350);
  });
  story.addEventListener("pointerleave", () => pinned || soon(hide, 350));
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", () => pinned || soon(hide, 350));
  story.addEventListener("focusin", (event) => {
    const line = lineAt(event.target);
    if (line && line.matches(":focus-visible")) show(line);
  });
  story.addEventListener("focusout", (event) => {
    if (!card.contains(event.relatedTarget) && !pinned) hide();
  });
  document.addEventListener("click", (event) => {
    const line = lineAt(event.target);
    if (line && story.contains(line)) {
      if (String(getSelection())) return;
      show(line);
      pinned = true;
    } else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (shown) hide();
    else for (const panel of phone.matches ? document.querySelectorAll(".panel[open]") : []) panel.open = false;
  });
  addEventListener("scroll", () => {
    if (shown && !phone.matches) place(shown);
  }, { passive: true });
  addEventListener("resize", () => shown && place(shown));

  /* Picking people out. */

  const lines = [...story.querySelectorAll("q[data-q]")];
  const starts = lines.filter((line) => line.id);
  const buttons = [...document.querySelectorAll("button[data-person]")];
  const pictured = [...document.querySelectorAll("#network [data-ends]")];
  const chosen = new Set();
  const between = byId("between");

  function hitOf(id) {
    const [, speaker, hearers, , certainty] = quotes[id];
    const by = chosen.has(speaker)
      || (chosen.has(IN_DOUBT) && (speaker < 0 || certainty < TENTATIVE_BELOW));
    const to = hearers.some((person) => chosen.has(person));
    if (between.checked && chosen.size > 1) return by && to ? "by-chosen" : "";
    return by ? "by-chosen" : to ? "to-chosen" : "";
  }

  function apply() {
    let count = 0;
    for (const line of lines) {
      const hit = chosen.size ? hitOf(line.dataset.q) : "";
      line.classList.toggle("by-chosen", hit === "by-chosen");
      line.classList.toggle("to-chosen", hit === "to-chosen");
      if (hit && line.id) count += 1;
    }
    story.classList.toggle("filtered", chosen.size > 0);
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(chosen.has(Number(button.dataset.person))));
    }
    for (const link of pictured) {
      const ends = link.dataset.ends.split(" ").map(Number).filter((person) => chosen.has(person));
      const whole = link.matches(".node") || !between.checked || chosen.size < 2 ? 1 : 2;
      link.classList.toggle("picked", ends.length >= whole);
    }
    byId("chosen").hidden = chosen.size === 0;
    byId("together").hidden = chosen.size < 2;
    const names = [...chosen].map((person) => (person < 0 ? "someone in doubt" : nameOf(person)));
    const relation = between.checked && chosen.size > 1 ? "between" : "by or to";
    byId("tally").replaceChildren(`${count} of ${starts.length} lines ${relation} `, ...listOf(names));
  }

  function remember() {
    const ids = [...chosen].map((person) => encodeURIComponent(person < 0 ? ANYONE_IN_DOUBT : people[person][0]));
    const verb = between.checked && ids.length > 1 ? "between" : "with";
    const address = ids.length ? `#${verb}=${ids.join(",")}` : location.pathname + location.search;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A sandboxed frame may not change its address; picking people out works without.
    }
  }

  function choose(action) {
    action();
    apply();
    remember();
  }

  byId("cast").addEventListener("click", (event) => {
    const button = event.target.closest("button[data-person]");
    if (!button) return;
    const person = Number(button.dataset.person);
    choose(() => chosen.delete(person) || chosen.add(person));
  });
  between.addEventListener("change", () => choose(() => {}));
  byId("clear").addEventListener("click", () => {
    choose(() => chosen.clear());
    byId("cast").querySelector("summary").focus();
  });

  /* Going from line to line. */

  function here() {
    const active = lineAt(document.activeElement);
    const from = shown || active;
    if (from) return starts.indexOf(from.id ? from : byId(from.dataset.q));
    const top = innerHeight / 4;
    const passages = [...story.querySelectorAll(".passage")];
    const passage = passages.find((one) => one.getBoundingClientRect().bottom > top);
    const first = passage && passage.querySelector("q[id]");
    return first ? starts.indexOf(first) - 1 : -1;
  }

  // Far passages have an estimated height until they come near, so one scroll lands only roughly.
  let bringing = null;
  function bring(target, block, tries = 5) {
    bringing = target;
    const again = () => {
      if (bringing !== target) return;
      target.scrollIntoView({ block, behavior: "instant" });
      if ((tries -= 1) > 0) requestAnimationFrame(again);
    };
    again();
  }
  for (const move of ["wheel", "pointerdown", "keydown"]) addEventListener(move, () => { bringing = null; }, true);

  function go(line) {
    line.focus({ preventScroll: true });
    bring(line, "center");
    show(line);
  }

  function step(by) {
    const wanted = (line) => !chosen.size || line.matches(".by-chosen, .to-chosen");
    let place = here() + by;
    while (place >= 0 && place < starts.length && !wanted(starts[place])) place += by;
    if (starts[place]) go(starts[place]);
  }

  const stay = (event) => event.stopPropagation();
  byId("next").addEventListener("click", (event) => { stay(event); step(1); pinned = true; });
  byId("previous").addEventListener("click", (event) => { stay(event); step(-1); pinned = true; });
  story.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !lineAt(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  /* Addresses: #q12 a line, #with=… people, #between=… only their lines to each other. */

  function decode(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  function follow() {
    const [verb, list] = location.hash.slice(1).split("=");
    if ((verb === "with" || verb === "between") && list !== undefined) {
      chosen.clear();
      for (const id of list.split(",").map(decode)) {
        const person = id === ANYONE_IN_DOUBT ? IN_DOUBT : people.findIndex((one) => one[0] === id);
        if (person >= 0 || id === ANYONE_IN_DOUBT) chosen.add(person);
      }
      between.checked = verb === "between";
      apply();
      for (const pressed of document.querySelectorAll(".more .person[aria-pressed=true]")) {
        pressed.closest(".more").open = true;
      }
      return;
    }
    const target = byId(decode(verb));
    if (phone.matches) closePanels();
    if (!target) return;
    if (target.matches("q[data-q]")) go(target);
    else if (story.contains(target) && target !== story) bring(target, "start");
  }

  function closePanels() {
    for (const panel of document.querySelectorAll(".panel")) panel.open = false;
  }

  addEventListener("hashchange", follow);

  /* One panel at a time where they lie over the text. */

  document.querySelector(".side").addEventListener("toggle", (event) => {
    if (!phone.matches || !event.target.matches(".panel") || !event.target.open) return;
    for (const panel of document.querySelectorAll(".panel[open]")) panel.open = panel === event.target;
  }, true);
  /* The chapter being read is marked in the list. */

  const chapterLinks = new Map([...document.querySelectorAll("#chapters a")].map((link) => [link.hash.slice(1), link]));
  let reading = null;
  const reader = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const link = chapterLinks.get(target.id);
      if (!isIntersecting || !link) continue;
      if (reading) reading.removeAttribute("aria-current");
      reading = link;
      link.setAttribute("aria-current", "location");
    }
  }, { rootMargin: "-25% 0px -74% 0px" });
  for (const chapter of story.querySelectorAll(".chapter")) reader.observe(chapter);
  if (chapterLinks.size) {
    byId("chapters").addEventListener("toggle", () => {
      if (!phone.matches || !reading) return;
      const list = reading.closest(".within");
      list.scrollTop = reading.offsetTop - list.clientHeight / 2;
    });
  }

  phone.addEventListener("change", () => {
    for (const panel of document.querySelectorAll(".panel")) panel.open = !phone.matches;
  });
  if (phone.matches) closePanels();

  /* Light and dark. */

  const theme = byId("theme");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (night.matches ? "dark" : "light")) === "dark";
  const offer = () => { theme.textContent = isDark() ? "Light page" : "Dark page"; };
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    offer();
  });
  night.addEventListener("change", offer);
  theme.hidden = false;
  offer();

  follow();
  // The browser goes to the address by itself until everything is loaded: it has had its say then.
  addEventListener("load", () => { if (bringing) follow(); });
})();
