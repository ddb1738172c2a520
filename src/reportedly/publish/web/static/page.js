// Makes pages quicker to use; every page is whole without it. No page text is ever read as HTML here.
"use strict";
(() => {
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const claims = () => all("[data-claim]").filter((el) => el.offsetParent !== null || el.tagName === "TR");
  let current = null;

  // --- the current claim: j and k go on, c e x u judge it -----------------------------------------------------------
  const select = (el, { focus = true } = {}) => {
    if (current) current.classList.remove("current");
    current = el;
    if (!el) return;
    el.classList.add("current");
    light(el, true);
    if (focus) {
      el.focus({ preventScroll: true });
      el.scrollIntoView({ block: "nearest" });
    }
    tell(el);
  };
  const step = (by) => {
    const list = claims();
    if (!list.length) return;
    const at = list.indexOf(current);
    select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  };
  const tell = (el) => {
    const status = document.querySelector(".status");
    if (!status || document.querySelector(".verdicts")) return;
    const list = claims();
    const line = document.createElement("p");
    line.append(`Claim ${list.indexOf(el) + 1} of ${list.length}: `);
    for (const [key, words] of [["c", "confirm"], ["e", "correct"], ["x", "reject"], ["u", "undo"]]) {
      const button = document.createElement("button");
      const sign = document.createElement("kbd");
      sign.textContent = key;
      button.type = "button";
      button.append(sign, ` ${words}`);
      button.addEventListener("click", () => act(key));
      line.append(button);
    }
    status.replaceChildren(line);
  };
  const here = () => location.pathname + location.search + (current && current.id ? `#${current.id}` : "");
  const act = (key) => {
    const control = document.querySelector(`main [data-key="${key}"]`);
    if (control) return control.click();
    const form = document.getElementById("verdict");
    if (!form) return;
    const send = (action, verdict) => {
      form.action = action;
      form.elements.verdict.value = verdict;
      form.elements.back.value = here();
      form.submit();
    };
    if (key === "u") return send("/undo", "");
    if (!current) return;
    const at = `/claim/${encodeURIComponent(current.dataset.claim)}`;
    if (key === "e") location.href = `${at}?back=${encodeURIComponent(here())}#correct`;
    if (key === "c") send(`${at}/review`, "confirm");
    if (key === "x") send(`${at}/review`, "reject");
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.matches("input, textarea, select")) {
      if (event.key === "Escape") at.blur();
      return;
    }
    const keys = {
      "/": () => document.querySelector('[data-key="/"]')?.focus(),
      "?": () => { location.href = document.querySelector("[data-keys-list]")?.href ?? "/explain#keys"; },
      j: () => (document.querySelector('main [data-key="j"]') ?? { click: () => step(1) }).click(),
      k: () => step(-1),
      c: () => act("c"), e: () => act("e"), x: () => act("x"), u: () => act("u"),
      Enter: () => {
        const inside = at === current && current.querySelector('a[href^="/claim/"]');
        if (inside) inside.click();
        return Boolean(inside);
      },
    };
    if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const el = event.target.closest("[data-claim]");
    if (el && !event.target.closest("a, button, input, select, summary") && !String(getSelection())) select(el, { focus: false });
  });

  // --- words and their notes, marks and their rows light each other --------------------------------------------------
  const end = (link) => decodeURIComponent((link.getAttribute("href") ?? "").split("#")[1] ?? ""); // links of SVG have no hash
  const light = (el, on) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (!on) return;
    const number = el.dataset.n;
    if (number) all(`.m[data-c~="${number}"]`).forEach((piece) => piece.classList.add("lit"));
    if (el.dataset.claim) all(".pt").filter((a) => end(a) === el.dataset.claim).forEach((a) => a.classList.add("lit"));
  };
  const lightWords = (piece) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    for (const number of piece.dataset.c.split(" ")) {
      document.getElementById(`note-${number}`)?.classList.add("lit");
      all(`.m[data-c~="${number}"]`).forEach((other) => other.classList.add("lit"));
    }
  };
  const read = (mark) => {
    const line = mark.closest("[data-plot]")?.querySelector("[data-reading]");
    const row = document.getElementById(end(mark));
    if (!line) return;
    line.replaceChildren();
    const quote = row?.querySelector(".quote")?.cloneNode(true);
    if (quote) {
      const span = document.createElement("span");
      span.className = "quote";
      span.append(...quote.childNodes);
      line.append(span, " ");
    }
    line.append(mark.getAttribute("aria-label") ?? "");
  };
  const over = (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (!at) return;
    const mark = at.closest(".pt, .plot .conflict");
    if (mark) return read(mark);
    const piece = at.closest(".m");
    if (piece) return lightWords(piece);
    const row = at.closest("[data-claim]");
    if (row) light(row, true);
  };
  document.addEventListener("pointerover", over);
  document.addEventListener("focusin", over);

  // --- adding reports: drop files in the box; a button that was pressed says so -----------------------------------------
  const box = document.querySelector("[data-drop]");
  if (box) {
    const files = box.querySelector('input[type="file"]:not([webkitdirectory])');
    for (const name of ["dragover", "dragenter"]) box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("over"));
    box.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      files.files = event.dataTransfer.files;
      files.closest("form").requestSubmit();
    });
  }
  document.addEventListener("submit", (event) => {
    const button = event.submitter?.dataset.wait ? event.submitter : null;
    if (button) setTimeout(() => { button.dataset.says = button.textContent; button.textContent = button.dataset.wait; button.disabled = true; });
  });
  addEventListener("pageshow", () => all("button[data-says]").forEach((button) => { button.textContent = button.dataset.says; button.disabled = false; }));

  // --- where the address points -----------------------------------------------------------------------------------
  const arrive = () => {
    const el = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const claim = el?.matches("[data-claim]") ? el : el?.classList.contains("at") ? document.querySelector(`.notes [data-claim="${CSS.escape(el.id)}"]`) : null;
    if (claim) select(claim, { focus: false });
    else if (document.querySelector(".one[data-claim]")) select(document.querySelector(".one[data-claim]"), { focus: false });
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
