// The keyboard, and the few things a page cannot do alone. Every page works without this file.
(() => {
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]");
  const help = () => document.getElementById("keys")?.showModal();
  const rows = () => [...document.querySelectorAll("[data-row]")];
  let going = 0;

  const go = (key) => {
    const link = [...document.querySelectorAll("a[data-go]")].find((it) => it.dataset.go === key);
    if (link) location.assign(link.href);
  };

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((it) => it.classList.contains("chosen"));
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    all[at]?.classList.remove("chosen");
    next.classList.add("chosen");
    (next.querySelector("[data-act]") ?? next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const keys = {
    "/": () => document.querySelector("[data-search]")?.focus(),
    "?": help,
    j: () => move(1),
    k: () => move(-1),
    u: () => document.querySelector("[data-undo]")?.click(),
    g: () => { going = Date.now(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (Date.now() - going < 1500) {
      going = 0;
      go(event.key);
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) rows().forEach((it) => it.classList.toggle("chosen", it === row));
    if (event.target.matches("[data-select]")) event.target.select();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-help]")) help();
    const open = document.querySelector("details.who[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });

  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.ask;
    if (question && !confirm(question)) event.preventDefault();
  });
})();
