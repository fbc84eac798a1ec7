// The browser's own part of being told: it shows what came, and opens the list. It keeps and fetches nothing.
"use strict";
self.addEventListener("push", (event) => {
  let told = { title: "RightCall", body: "", path: "/today" };
  try { told = { ...told, ...event.data.json() }; } catch { /* what cannot be read is shown as its sender alone */ }
  event.waitUntil(self.registration.showNotification(String(told.title), {
    body: String(told.body), tag: "due", icon: "/icon.svg", data: { path: String(told.path) },
  }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  // Only pages of ours, whatever came.
  const path = event.notification.data?.path === "/today" ? "/today" : "/";
  event.waitUntil((async () => {
    const open = await self.clients.matchAll({ type: "window" });
    const found = open.find((page) => new URL(page.url).pathname === path);
    if (found) return found.focus();
    return self.clients.openWindow(path);
  })());
});
