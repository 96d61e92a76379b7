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
    if (button) setTimeout(() => { button.disabled = true; });
  });

  // What a person came to do stands before them.
  const open = document.querySelector(".answer-box[open]");
  if (open && !document.querySelector(".said")) open.scrollIntoView({ block: "start" });
  addEventListener("pageshow", () => document.querySelectorAll("button[disabled]").forEach((it) => { it.disabled = false; }));
})();
