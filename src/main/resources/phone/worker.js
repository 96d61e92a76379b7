// Keeps the page of a delivery for when there is no network, and sends what waits when it is back. Only under /d/.
importScripts("/d/queue.js");

const PAGES = "maillon-deliveries-1";
const PATIENCE = 4_000;
const MONTH = 30 * 86_400_000;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), forgetOld()])));

async function forgetOld() {
  for (const name of await caches.keys()) if (name.startsWith("maillon-deliveries-") && name !== PAGES) await caches.delete(name);
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const date = Date.parse((await pages.match(request))?.headers.get("date") ?? "");
    if (new URL(request.url).pathname.startsWith("/d/") && Date.now() - date > MONTH) await pages.delete(request);
  }
}

self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep).then((kept) => event.source?.postMessage({ kept })));
});

async function keep(addresses) {
  const pages = await caches.open(PAGES);
  const all = await Promise.allSettled(addresses.map(async (address) => {
    if (address.includes("/assets/") && await pages.match(address)) return;
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(address);
    await pages.put(address, answer);
  }));
  return all.every((it) => it.status === "fulfilled");
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/assets/")) event.respondWith(keptFirst(event.request));
  else if (/^\/d\/[^/]+$/.test(address.pathname)) event.respondWith(freshFirst(event.request));
});

// Files of ours change their address with their content.
async function keptFirst(request) {
  const pages = await caches.open(PAGES);
  return await pages.match(request, { ignoreVary: true }) ?? fetch(request);
}

async function freshFirst(request) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(request, { ignoreVary: true }) ?? await pages.match(request, { ignoreVary: true, ignoreSearch: true });
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await pages.put(request, answer.clone());
    if (answer.status === 404) await pages.delete(request, { ignoreSearch: true });
    return answer;
  });
  if (!kept) return fresh;
  const late = new Promise((done) => { setTimeout(done, PATIENCE, kept); });
  return Promise.race([fresh.then((answer) => answer.status >= 500 ? kept : answer, () => kept), late]);
}

self.addEventListener("sync", (event) => {
  if (event.tag === "maillon-deliveries") event.waitUntil(sendAndTell());
});

// Rejected while something waits, so that the browser tries again by itself.
async function sendAndTell() {
  const left = await self.deliveryQueue.sendAll();
  for (const page of await self.clients.matchAll()) page.postMessage({ sent: true });
  if (left > 0) throw new Error(`${left} wait`);
}
