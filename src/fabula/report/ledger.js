"use strict";
/* Who knows what: the whole story, or what is so at the reader's place. */
(() => {
  const panel = document.getElementById("ledger");
  if (!panel) return;
  const sofar = document.getElementById("sofar");
  const grid = document.getElementById("grid");
  const blocks = [...document.querySelectorAll("#story .passage > *")];
  const rows = [...panel.querySelectorAll("[data-from]")];
  const folds = [...panel.querySelectorAll(".more")];
  const columns = grid ? [...grid.querySelectorAll("thead [data-from]")] : [];
  const LINE = 0.5;
  let waiting = false;

  /* How many blocks of the text begin above the middle of the window. */
  function place() {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle].getBoundingClientRect().top < innerHeight * LINE) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function hideColumns(here) {
    columns.forEach((head, column) => {
      const later = Number(head.dataset.from) > here;
      if (head.hidden === later) return;
      head.hidden = later;
      for (const row of grid.querySelectorAll("tr")) {
        if (row === head.parentNode) continue;
        const first = row.cells.length - 3 * columns.length + 3 * column;
        for (let cell = first; cell < first + 3; cell += 1) row.cells[cell].hidden = later;
      }
    });
  }

  function show() {
    waiting = false;
    const here = sofar.checked ? place() : Infinity;
    for (const row of rows) {
      row.hidden = Number(row.dataset.from) > here;
      row.classList.toggle("past", "until" in row.dataset && Number(row.dataset.until) <= here);
    }
    for (const fold of folds) fold.hidden = !fold.querySelector("[data-from]:not([hidden])");
    hideColumns(here);
  }

  sofar.addEventListener("change", show);
  addEventListener("scroll", () => {
    if (!sofar.checked || waiting) return;
    waiting = true;
    requestAnimationFrame(show);
  }, { passive: true });
  show();
})();
