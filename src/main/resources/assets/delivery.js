// The page on which a delivery is signed: reserves, photos, the signature drawn with a finger. What is signed is kept on this
// phone first and sent from there, so that neither a dead network nor a closed page loses it.
(() => {
  const page = document.getElementById("delivery");
  if (!page) return;
  const queue = self.deliveryQueue;
  const words = page.dataset;
  const note = words.note;
  const path = words.path;
  const form = document.getElementById("form");
  const byId = (id) => document.getElementById(id);

  const PHOTO_SIDE = 2000;
  const PHOTO_HEAVY = 20_000_000;
  const MOST_PHOTOS = 8;
  const LEAST_INK = 0.15;
  const LEAST_EXTENT = 0.05;
  let place = null;
  const photos = [];

  /* the page without network */

  const tellNetwork = () => {
    const said = byId("network");
    const offline = !navigator.onLine;
    said.textContent = offline ? words.offline : said.dataset.kept ? words.ready : "";
    said.classList.toggle("off", offline);
    said.hidden = !said.textContent;
  };

  const keepPage = async () => {
    if (!("serviceWorker" in navigator)) return;
    navigator.serviceWorker.addEventListener("message", (event) => {
      if (event.data.kept) byId("network").dataset.kept = "yes";
      if (event.data.kept) tellNetwork();
      if (event.data.sent) show();
    });
    await navigator.serviceWorker.register("/d/worker.js", { scope: "/d/" });
    const worker = (await navigator.serviceWorker.ready).active;
    const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map((it) => it.href);
    const scripts = [...document.scripts].map((it) => it.src);
    const type = performance.getEntriesByType("resource").map((it) => it.name).filter((it) => it.includes(".woff2"));
    worker.postMessage({ keep: [location.href.split("#")[0], ...files, ...scripts, ...new Set(type)] });
  };

  /* what became of the signature */

  const OUTCOMES = { waiting: "kept", sent: "sent", aside: "aside" };

  const show = async () => {
    const signature = await queue.of(note);
    if (!signature) return form && open(form);
    if (signature.state === "refused") {
      if (form) open(form);
      return complain(signature.sentence);
    }
    const outcome = byId("outcome");
    outcome.className = `sheet outcome ${signature.state}`;
    byId("outcome-title").textContent = words[OUTCOMES[signature.state]];
    byId("outcome-words").textContent = signature.ended ? words.ended : signature.sentence ?? words.keptNext;
    byId("outcome-who").textContent = words.by.replace("{0}", signature.signer).replace("{1}", new Date(signature.savedAt)
      .toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }));
    const picture = byId("outcome-picture");
    picture.src = signature.picture;
    picture.alt = signature.signer;
    picture.hidden = false;
    outcome.hidden = Boolean(byId("signed")) && signature.state === "sent";
    if (form) form.hidden = true;
  };

  const open = (it) => {
    if (!it.hidden) return;
    it.hidden = false;
    fit();
  };

  const complain = (sentence, field) => {
    const problem = byId("problem");
    if (!problem) return;
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) (field ?? problem).focus();
    if (sentence) problem.scrollIntoView({ block: "center" });
  };

  const channel = "BroadcastChannel" in self ? new BroadcastChannel("maillon-deliveries") : null;
  channel?.addEventListener("message", () => show());

  let wait = 2_000;
  let next;
  const send = async () => {
    clearTimeout(next);
    const left = await queue.sendAll();
    channel?.postMessage("sent");
    await show();
    wait = left ? Math.min(wait * 2, 60_000) : 2_000;
    if (left) next = setTimeout(send, wait);
  };

  /* the signature */

  const pad = byId("pad");
  let strokes = [];
  let began = 0;
  let drawing = null;

  const fit = () => {
    const box = pad.getBoundingClientRect();
    if (!box.width || strokes.length) return;
    const scale = self.devicePixelRatio || 1;
    pad.width = Math.round(box.width * scale);
    pad.height = Math.round(box.height * scale);
    draw();
  };

  const size = () => ({ width: Math.max(1, Math.round(pad.clientWidth)), height: Math.max(1, Math.round(pad.clientHeight)) });

  const draw = () => {
    const pen = pad.getContext("2d");
    const scale = pad.width / size().width;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, pad.width, pad.height);
    pen.lineWidth = 2.4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(pad).color;
    for (const stroke of strokes) line(pen, stroke);
  };

  // Through the middle of each pair of points: a quick hand does not draw corners.
  const line = (pen, stroke) => {
    pen.beginPath();
    let [x, y] = stroke[0];
    pen.moveTo(x, y);
    for (const [nextX, nextY] of stroke) {
      pen.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
      [x, y] = [nextX, nextY];
    }
    pen.lineTo(x, y);
    pen.stroke();
  };

  const point = (event) => {
    const box = pad.getBoundingClientRect();
    const on = (value, most) => Math.round(Math.min(Math.max(value, 0), most) * 10) / 10;
    return [on(event.clientX - box.left, size().width), on(event.clientY - box.top, size().height), Math.round(event.timeStamp - began)];
  };

  const isEmpty = () => {
    const ink = strokes.reduce((sum, stroke) => sum + stroke.slice(1).reduce((length, [x, y], i) =>
      length + Math.hypot(x - stroke[i][0], y - stroke[i][1]), 0), 0);
    const across = strokes.flat().map(([x]) => x);
    return ink < LEAST_INK * size().width || Math.max(...across) - Math.min(...across) < LEAST_EXTENT * size().width;
  };

  if (pad) {
    pad.addEventListener("pointerdown", (event) => {
      if (drawing !== null || event.button > 0) return;
      event.preventDefault();
      drawing = event.pointerId;
      pad.setPointerCapture(drawing);
      began ||= event.timeStamp;
      strokes.push([point(event)]);
    });
    pad.addEventListener("pointermove", (event) => {
      if (event.pointerId !== drawing) return;
      const seen = event.getCoalescedEvents?.() ?? [];
      (seen.length ? seen : [event]).forEach((it) => strokes.at(-1).push(point(it)));
      draw();
    });
    const lift = (event) => { if (event.pointerId === drawing) drawing = null; };
    pad.addEventListener("pointerup", lift);
    pad.addEventListener("pointercancel", lift);
    byId("clear").addEventListener("click", () => { strokes = []; began = 0; fit(); draw(); });
    addEventListener("resize", fit);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }

  /* reserves */

  const goods = [...document.querySelectorAll(".good")];
  const kindOf = (good) => good.querySelector("input[type=radio]:checked")?.value;
  const number = (text) => Number(text.trim().replace(/\s/g, "").replace(",", "."));

  const tellReserve = (good) => {
    const kind = good.querySelector("input[type=radio]:checked");
    const state = good.querySelector("[data-state]");
    good.classList.toggle("reserved", Boolean(kind));
    good.querySelectorAll("[data-shown-with-kind]").forEach((it) => { it.hidden = !kind; });
    const quantity = good.querySelector("[data-most]").value.trim();
    state.textContent = kind ? `${words.reserved} ${[quantity, kind.nextElementSibling.textContent].filter(Boolean).join(" ")}` : words.asSaid;
  };

  goods.forEach((good) => {
    good.addEventListener("input", () => tellReserve(good));
    good.querySelector("[data-clear]").addEventListener("click", () => {
      good.querySelectorAll("input").forEach((it) => { if (it.type === "radio") it.checked = false; else it.value = ""; });
      tellReserve(good);
      good.open = false;
      good.querySelector("summary").focus();
    });
  });

  // What cannot be kept is said beside its field; answers the reserves, or null.
  const reserves = () => {
    const all = [];
    for (const good of goods.filter(kindOf)) {
      const quantity = good.querySelector("[data-most]");
      const said = good.querySelector("input[id^=words]");
      const wrong = quantity.value.trim() && !(number(quantity.value) > 0 && number(quantity.value) <= Number(quantity.dataset.most));
      const mute = kindOf(good) === "other" && !said.value.trim();
      if (wrong || mute) {
        good.open = true;
        complain(wrong ? quantity.dataset.wrong : words.noReserve, wrong ? quantity : said);
        return null;
      }
      all.push({ line: Number(good.dataset.line), kind: kindOf(good), quantity: quantity.value.trim() ? number(quantity.value) : null, note: said.value.trim() });
    }
    return all;
  };

  /* photos, made small here: what a camera gives is many times what is kept */

  const shrink = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  };

  const megabytes = (file) => Math.ceil(file.size / 1_000_000).toString();

  const take = async (file) => {
    if (photos.length >= MOST_PHOTOS) return words.many.replace("{0}", MOST_PHOTOS);
    try {
      photos.push(await shrink(file));
      return "";
    } catch {
      return (file.size > PHOTO_HEAVY ? words.heavy : words.unreadable).replace("{0}", file.name).replace("{1}", megabytes(file));
    }
  };

  const showPhotos = () => {
    const list = byId("photos");
    list.querySelectorAll("img").forEach((it) => URL.revokeObjectURL(it.src));
    list.replaceChildren(...photos.map((photo, i) => {
      const item = document.createElement("li");
      const picture = document.createElement("img");
      const remove = document.createElement("button");
      picture.src = URL.createObjectURL(photo);
      picture.alt = `${words.photo} ${i + 1}`;
      remove.type = "button";
      remove.className = "btn";
      remove.setAttribute("aria-label", `${words.remove} ${i + 1}`);
      remove.textContent = "×";
      remove.addEventListener("click", () => { photos.splice(i, 1); showPhotos(); });
      item.append(picture, remove);
      return item;
    }));
    list.hidden = !photos.length;
  };

  byId("photo")?.addEventListener("change", async (event) => {
    const problem = byId("photo-problem");
    const said = [];
    for (const file of event.target.files) said.push(await take(file));
    event.target.value = "";
    problem.textContent = said.filter(Boolean).join(" ");
    problem.hidden = !problem.textContent;
    showPhotos();
  });

  /* the place, only where the company asks for it and the signer says yes */

  byId("place")?.addEventListener("change", (event) => {
    const said = byId("place-said");
    place = null;
    said.hidden = true;
    if (!event.target.checked || !navigator.geolocation) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        place = { latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: Math.round(coords.accuracy) };
        said.textContent = `${coords.latitude.toFixed(4)}, ${coords.longitude.toFixed(4)} ± ${place.accuracyMetres} m`;
        said.hidden = false;
      },
      () => { event.target.checked = false; said.textContent = words.noPlace; said.hidden = false; },
      { enableHighAccuracy: true, timeout: 15_000 });
  });

  /* signing: kept, then sent */

  const uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((it) => it.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  const written = (all) => {
    const key = uuid();
    const signer = byId("signer").value.trim();
    const savedAt = new Date().toISOString();
    const text = JSON.stringify({ key, signer, role: byId("role").value.trim(), remark: byId("remark").value, signedAt: savedAt,
      place, reserves: all, drawing: { ...size(), strokes } });
    return { key, note, path, signer, savedAt, text, photos: [...photos], picture: pad.toDataURL("image/png"), state: "waiting" };
  };

  const sign = async () => {
    complain("");
    const all = reserves();
    if (!all) return;
    if (byId("signer").value.trim().length < 2) return complain(words.noSigner, byId("signer"));
    if (isEmpty()) return complain(words.noSignature, pad);
    try {
      const added = await queue.add(written(all));
      channel?.postMessage("kept");
      await show();
      if (!added) byId("outcome-words").textContent = words.twice;
      byId("outcome").focus();
    } catch {
      return complain(words.full);
    }
    navigator.storage?.persist?.();
    scrollTo({ top: 0 });
    askForSending();
    await send();
  };

  // The browser then sends also when this page is closed, where it can.
  const askForSending = async () => {
    const worker = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistration("/d/") : null;
    await worker?.sync?.register("maillon-deliveries").catch(() => undefined);
  };

  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = byId("sign");
    button.disabled = true;
    sign().finally(() => { button.disabled = false; });
  });

  addEventListener("online", () => { tellNetwork(); wait = 2_000; send(); });
  addEventListener("offline", tellNetwork);
  addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  tellNetwork();
  keepPage().catch(() => undefined);
  queue.takeOver(note, path).then(show).then(send);
})();
