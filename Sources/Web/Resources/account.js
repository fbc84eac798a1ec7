// Asks the browser to be told when conversations fall due. Without this file nothing asks.
"use strict";
(() => {
  const form = document.querySelector("form[data-push]");
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window)) return;
  form.hidden = false;
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    if (form.endpoint.value) return;
    event.preventDefault();
    // The page's guard against a second press would keep the form from being sent at last.
    event.stopPropagation();
    try {
      if (await Notification.requestPermission() !== "granted") {
        status.textContent = "The browser does not allow it: see its settings for this site.";
        return;
      }
      const worker = await navigator.serviceWorker.register("/push.js");
      const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
      const keys = subscription.toJSON().keys;
      form.endpoint.value = subscription.endpoint;
      form.p256dh.value = keys.p256dh;
      form.auth.value = keys.auth;
      form.requestSubmit();
    } catch {
      status.textContent = "The browser’s maker could not be reached, or does not offer it.";
    }
  });
})();
