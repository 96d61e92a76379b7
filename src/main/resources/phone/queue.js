// Signatures on this phone: kept before they are sent, sent until they are taken, forgotten a month later. Shared by the page
// and its worker. Sent twice, a signature is the same one: its key is made here, once.
self.deliveryQueue = (() => {
  const MONTH = 30 * 86_400_000;

  const open = () => new Promise((done, failed) => {
    const asked = indexedDB.open("maillon-deliveries", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("signature", { keyPath: "note" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

  // What the work answers counts once the transaction is written down.
  const kept = async (mode, work) => {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction("signature", mode, mode === "readwrite" ? { durability: "strict" } : undefined);
        let answer;
        work(transaction.objectStore("signature"), (value) => { answer = value; });
        transaction.oncomplete = () => done(answer);
        transaction.onabort = transaction.onerror = () => failed(transaction.error);
      });
    } finally {
      database.close();
    }
  };

  const of = (note) => kept("readonly", (store, answer) => {
    store.get(note).onsuccess = (event) => answer(event.target.result);
  });

  const all = () => kept("readonly", (store, answer) => {
    store.getAll().onsuccess = (event) => answer(event.target.result);
  });

  // One signature a delivery: of two tabs, the second is told. One that was refused gives way to what mends it.
  const add = (signature) => kept("readwrite", (store, answer) => {
    store.get(signature.note).onsuccess = (event) => {
      const before = event.target.result;
      if (before && before.state !== "refused") return answer(false);
      store.put(signature);
      answer(true);
    };
  });

  const change = (note, key, changes) => kept("readwrite", (store) => {
    store.get(note).onsuccess = (event) => {
      const found = event.target.result;
      if (found && found.key === key) store.put({ ...found, ...changes });
    };
  });

  const forget = (note) => kept("readwrite", (store) => { store.delete(note); });

  // A new link to the same delivery takes over what waits for it.
  const takeOver = async (note, path) => {
    const found = await of(note);
    if (found && found.state === "waiting" && found.path !== path) await change(note, found.key, { path, ended: false });
  };

  const STATES = { 200: "sent", 409: "aside", 422: "refused" };

  const send = async (signature) => {
    const form = new FormData();
    form.append("signature", signature.text);
    form.append("sentAt", new Date().toISOString());
    signature.photos.forEach((photo, i) => form.append("photo", photo, `photo-${i + 1}.jpg`));
    const answer = await fetch(`${signature.path}/signatures`, { method: "POST", body: form, credentials: "omit" });
    const state = STATES[answer.status];
    if (!state) {
      await change(signature.note, signature.key, { ended: answer.status === 404 });
      return;
    }
    const told = await answer.json();
    const sent = { state, sentence: told.sentence, ended: false, at: new Date().toISOString() };
    await change(signature.note, signature.key, state === "refused" ? sent : { ...sent, photos: [] });
  };

  // Each by itself: one that cannot be sent does not hold up the next.
  const sendEach = async () => {
    for (const signature of await all()) {
      const old = signature.state !== "waiting" && Date.now() - Date.parse(signature.savedAt) > MONTH;
      if (old) await forget(signature.note);
      if (signature.state === "waiting") await send(signature).catch(() => undefined);
    }
    return (await all()).filter((it) => it.state === "waiting" && !it.ended).length;
  };

  // One sender at a time where the browser can see to it; elsewhere the key does. Answers how many still wait.
  const sendAll = () => navigator.locks
    ? navigator.locks.request("maillon-deliveries", sendEach)
    : sendEach();

  return { of, add, forget, takeOver, sendAll };
})();
