"use strict";
/* Who knows what: the whole story, or what is so at the reader's place. */
(() => {
  const panel = document.getElementById("ledger");
  if (!panel) return;
  const sofar = document.getElementById("sofar");
  const quotes = [...document.querySelectorAll("#story q[id]")];
  const rows = [...panel.querySelectorAll("[data-from]")];
  const LINE = 0.5;
  let waiting = false;

  /* How many quotations begin above the middle of the window. */
  function place() {
    let low = 0;
    let high = quotes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (quotes[middle].getBoundingClientRect().top < innerHeight * LINE) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function show() {
    waiting = false;
    const here = sofar.checked ? place() : Infinity;
    for (const row of rows) {
      row.hidden = Number(row.dataset.from) > here;
      row.classList.toggle("past", "until" in row.dataset && Number(row.dataset.until) <= here);
    }
  }

  sofar.addEventListener("change", show);
  addEventListener("scroll", () => {
    if (!sofar.checked || waiting) return;
    waiting = true;
    requestAnimationFrame(show);
  }, { passive: true });
  show();
})();
