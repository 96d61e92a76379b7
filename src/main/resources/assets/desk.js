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
    const choice = document.querySelector(`[data-digit="${CSS.escape(event.key)}"]`);
    const act = keys[event.key] ?? (choice && (() => choice.click()));
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

  // What the search found: the arrows move through it, Enter opens the first, Escape leaves.
  document.addEventListener("keydown", (event) => {
    const search = event.target.closest("[data-find]");
    if (!search || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
    const stops = [search.querySelector("input"), ...search.querySelectorAll(".finds a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape") document.activeElement.blur();
    else if (event.key === "Enter" && at === 0 && stops.length === 2) stops[1].click();
    else if (event.key === "Enter") return;
    else stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    event.preventDefault();
  });

  // Files dropped on the zone become those of its field, so that the form is the same with and without a mouse.
  const drop = document.querySelector("[data-drop]");
  const tell = () => {
    const names = [...drop.querySelector("input").files].map((it) => it.name);
    const chosen = drop.querySelector("[data-chosen]");
    chosen.textContent = names.length > 1 ? names.join(", ") : "";
    chosen.hidden = names.length < 2;
  };
  drop?.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    drop?.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      drop.querySelector("input").files = event.dataTransfer.files;
      tell();
    });
  }

  // A link that leads to a part folded away unfolds it.
  const unfold = (id) => {
    const part = id && document.getElementById(id);
    if (part instanceof HTMLDetailsElement) part.open = true;
    return part;
  };
  unfold(location.hash.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-open]");
    if (link) unfold(link.dataset.open)?.querySelector("input:not([type=hidden])")?.focus();
  });

  // Words being written show their letter at once; the button does the same without this file.
  const live = document.querySelector("form[data-live]");
  const show = () => live.requestSubmit(live.querySelector("[data-show]"));
  let writing = 0;
  live?.addEventListener("input", (event) => {
    const spoken = event.target.closest("[data-language]")?.dataset.language;
    if (spoken) live.elements.language.value = spoken;
    clearTimeout(writing);
    writing = setTimeout(show, 400);
  });
  if (live?.querySelector("[data-show]")) show();

  // An order or a quote being written: the catalogue fills in what was left alone, and nothing typed meanwhile is lost.
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const form = detail.elt.closest("#writing");
    if (form) detail.xhr.typed = new Map([...form.elements].map((field) => [field.id, field.value]));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig, target } = event.detail;
    if (!xhr.typed || !requestConfig.elt.matches("input")) return;
    event.detail.shouldSwap = false;
    const drawn = new DOMParser().parseFromString(xhr.responseText, "text/html").getElementById("writing");
    if (!drawn) return;
    for (const field of target.elements) {
      const known = field.id && drawn.elements[field.id];
      if (known && field.value === xhr.typed.get(field.id)) field.value = known.value;
    }
    target.querySelector("[role=status]").replaceWith(drawn.querySelector("[role=status]"));
  });

  // A further line comes at once: what is typed after Enter belongs to it. Without this file the page brings it.
  const addLine = (form) => {
    const lines = form.querySelectorAll(".written-line");
    const last = lines[lines.length - 1];
    const line = last.cloneNode(true);
    const legend = line.querySelector("legend");
    legend.textContent = legend.textContent.replace(/\d+/, lines.length + 1);
    for (const label of line.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/\d+$/, lines.length);
    for (const field of line.querySelectorAll("input")) {
      field.value = field.name === "rate" ? last.querySelector("[name=rate]").value : "";
      if (field.id) field.id = `${field.name}-${lines.length}`;
    }
    last.after(line);
    htmx.process(line);
    line.querySelector("[name=item]").focus();
  };
  document.addEventListener(
    "click",
    (event) => {
      const add = event.target.closest("#writing button[name=add]");
      if (!add?.form.querySelector(".written-line")) return;
      event.preventDefault();
      event.stopPropagation();
      addLine(add.form);
    },
    true,
  );

  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.ask;
    if (question && !confirm(question)) event.preventDefault();
  });

  // The line of days answers what is typed, and a step dragged along it writes its days; without this file one types.
  const line = document.querySelector("form.scenario-steps") && document.querySelector(".days-line svg");
  const scale = line && { from: +line.dataset.from, to: +line.dataset.to, margin: 26, width: 720 };
  const xOf = (day) => scale.margin + ((day - scale.from) * (scale.width - 2 * scale.margin)) / (scale.to - scale.from);
  const stepOf = (number) => document.querySelector(`fieldset[data-step="${number}"]`);
  const dueBased = (step) => step?.querySelector("select[name$='.anchor']").value === "due";
  const place = (mark, day) => {
    const high = mark.transform.baseVal.getItem(0).matrix.f;
    mark.setAttribute("transform", `translate(${xOf(Math.min(scale.to, Math.max(scale.from, day)))} ${high})`);
  };
  const write = (step, day) => {
    step.querySelector("[data-days]").value = Math.abs(day);
    step.querySelector("[data-side]").value = day < 0 ? "before" : "after";
  };
  let dragged = null;
  line?.parentElement.toggleAttribute("data-draggable", Boolean(document.querySelector("[data-days]:not([readonly])")));
  document.querySelector("form.scenario-steps")?.addEventListener("input", (event) => {
    const step = event.target.closest("fieldset[data-step]");
    if (!line || !dueBased(step)) return;
    const days = Number(step.querySelector("[data-days]").value);
    const mark = line.querySelector(`[data-step="${step.dataset.step}"]`);
    if (mark && Number.isFinite(days)) place(mark, step.querySelector("[data-side]").value === "before" ? -days : days);
  });
  line?.addEventListener("pointerdown", (event) => {
    const mark = event.target.closest(".mark");
    if (!mark || !dueBased(stepOf(mark.dataset.step)) || !line.closest("[data-draggable]")) return;
    dragged = mark;
    line.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  line?.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const x = (event.offsetX * scale.width) / line.clientWidth;
    const day = Math.round(scale.from + ((x - scale.margin) * (scale.to - scale.from)) / (scale.width - 2 * scale.margin));
    write(stepOf(dragged.dataset.step), day);
    place(dragged, day);
  });
  line?.addEventListener("pointerup", () => { dragged = null; });
})();
