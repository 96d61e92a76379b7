// The customer's page works without this file; it spares a long upload that would be refused.
(() => {
  document.addEventListener("change", (event) => {
    const field = event.target.closest("[data-most]");
    if (!field) return;
    const heavy = [...field.files].some((file) => file.size > Number(field.dataset.most));
    field.setCustomValidity(heavy ? field.dataset.tooLarge : "");
    field.reportValidity();
  });

  // One press, one answer.
  document.addEventListener("submit", (event) => {
    const button = event.target.querySelector("button");
    if (button) setTimeout(() => { button.disabled = true; button.dataset.pressed = "yes"; });
  });

  // What a person came to do stands before them.
  const open = document.querySelector(".answer-box[open]");
  if (open && !document.querySelector(".said")) open.scrollIntoView({ block: "start" });
  addEventListener("pageshow", () => document.querySelectorAll("button[data-pressed]").forEach((it) => { it.disabled = false; }));

  // What is accepted was seen to its end: the button sleeps until the end of the last page came into sight.
  const accept = document.querySelector("[data-accept]");
  const ends = [...document.querySelectorAll("[data-page-end]")];
  if (accept && ends.length > 0) {
    const button = accept.querySelector("button");
    const hint = accept.querySelector("[data-awake]");
    const seen = new Set();
    button.disabled = true;
    const watch = new IntersectionObserver((entries) => {
      entries.filter((entry) => entry.isIntersecting).forEach((entry) => seen.add(entry.target));
      accept.elements.seen.value = seen.size;
      if (!seen.has(ends.at(-1)) || !button.disabled || button.dataset.pressed) return;
      button.disabled = false;
      hint.textContent = hint.dataset.awake;
    });
    ends.forEach((end) => watch.observe(end));
  }
})();
