// Conveniences only: every page works without this file.
"use strict";
(() => {
  const cards = () => Array.from(document.querySelectorAll(".card"));
  const remembered = {
    get: () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } },
    set: (on) => { try { localStorage.setItem("keys", on ? "on" : "off"); } catch { /* private window */ } },
  };
  const show = (nodes) => {
    const place = document.querySelector(".notice-place");
    place.replaceChildren();
    // A live region is read out when it changes, not when it is born.
    setTimeout(() => place.replaceChildren(...nodes), 60);
  };
  const say = (text) => {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = text;
    show([line]);
  };

  const shown = Array.from(document.querySelector(".notice-place")?.childNodes ?? []);
  if (shown.length) show(shown);

  // Come back to the card after the one just dealt with.
  if (location.hash.startsWith("#card-")) document.getElementById(location.hash.slice(1))?.focus();

  const copy = async (card) => {
    const words = card?.matches(".opener") ? card.querySelector("blockquote") : card?.querySelector(".opener blockquote");
    if (!words) return;
    try {
      await navigator.clipboard.writeText(words.textContent.trim());
      say("Opener copied.");
    } catch {
      getSelection().selectAllChildren(words);
      say("Opener selected: copy it with your keyboard.");
    }
  };
  const showCopies = (root) => root.querySelectorAll("button.copy").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.closest(".opener")));
  });
  // The reading follows as one types: the newest answer stands, whatever comes back late.
  const coach = (form) => {
    const text = form.querySelector("textarea");
    const place = form.querySelector(".reading:not([data-redrafted])") ?? document.getElementById("reading");
    let waiting = 0;
    let asked = 0;
    const ask = async () => {
      const turn = ++asked;
      if (!text.value.trim()) { place.replaceChildren(); return; }
      const body = new URLSearchParams(new FormData(form));
      body.set("part", "reading");
      try {
        const response = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
        if (!response.ok || turn !== asked) return;
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        place.replaceChildren(...page.body.childNodes);
        showCopies(place);
      } catch {
        // What is typed stays; what was read of another text does not.
        if (turn === asked) place.textContent = "No connection: not read yet.";
      }
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 250); });
    form.addEventListener("change", ask);
    const redraft = form.querySelector("[data-redraft]");
    if (redraft) {
      const answer = form.querySelector("[data-redrafted]");
      redraft.hidden = false;
      redraft.addEventListener("click", async () => {
        if (!text.value.trim()) return;
        redraft.disabled = true;
        answer.textContent = "Waiting for an answer …";
        const body = new URLSearchParams(new FormData(form));
        body.set("part", "redraft");
        try {
          const response = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
          const page = new DOMParser().parseFromString(await response.text(), "text/html");
          answer.replaceChildren(...page.body.childNodes);
          showCopies(answer);
        } catch { answer.textContent = "No connection."; }
        redraft.disabled = false;
      });
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    if (form.closest("details")) form.closest("details").addEventListener("toggle", (event) => {
      if (event.target.open && !place.hasChildNodes()) ask();
    });
  };

  const copyLine = async (button) => {
    const line = button.parentElement.querySelector("[data-line]") ?? button.closest("li")?.querySelector("[data-line]");
    if (!line) return;
    try {
      await navigator.clipboard.writeText(line.textContent.trim());
      button.textContent = "Copied";
    } catch {
      line.classList.remove("unseen");
      line.removeAttribute("aria-hidden");
      getSelection().selectAllChildren(line);
      button.textContent = "Selected: copy it with your keyboard";
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy-line");
    if (button) copyLine(button);
    const text = event.target.closest("button.copy-text")?.form.querySelector("textarea");
    if (text) navigator.clipboard.writeText(text.value).then(() => say("Copied."), () => { text.focus(); text.select(); });
  });
  // One's own words go along where a text, WhatsApp or mail is opened from the card.
  const carry = (field) => {
    if (!field.matches("textarea[data-talk]")) return;
    field.closest(".card")?.querySelectorAll("a[data-way]").forEach((link) => {
      link.href = link.href.replace(/([?&](?:body|text)=)[^&]*/, (_, name) => name + encodeURIComponent(field.value));
    });
  };
  document.addEventListener("input", (event) => carry(event.target));
  const prepare = (root) => {
    showCopies(root);
    root.querySelectorAll("button.copy-line, button.copy-text").forEach((button) => { button.hidden = false; });
    root.querySelectorAll("form[data-coach]").forEach(coach);
  };
  prepare(document);
  // For the script of Today.
  window.rightcall = { say, show, prepare, carry };

  // What is still being worked out is looked for beside the page: nobody loses their place, or what they type, to a page
  // that loads itself again and again.
  const again = Number(document.body.dataset.again) * 1000;
  const look = async () => {
    try {
      const response = await fetch(location.pathname + location.search, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const main = document.getElementById("content");
      const here = document.activeElement;
      const isTyped = main.contains(here) && here.value !== here.defaultValue;
      if (!page.body.dataset.again && !isTyped) { location.replace(location.pathname + location.search); return; }
      if (!main.contains(here)) main.replaceChildren(...page.getElementById("content").childNodes);
    } catch { /* no connection: the next look may have one */ }
    setTimeout(look, again);
  };
  if (again) setTimeout(look, again);

  // A second press while the first is under way would log twice.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => delete form.dataset.sent));

  const keys = document.getElementById("keys");
  const opens = document.getElementById("show-keys");
  const on = document.getElementById("keys-on");
  if (!keys) return;
  opens.hidden = false;
  opens.addEventListener("click", () => keys.showModal());
  on.checked = remembered.get();
  on.addEventListener("change", () => remembered.set(on.checked));

  const move = (step) => {
    const all = cards();
    const here = all.indexOf(document.activeElement?.closest(".card"));
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || keys.open) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (!remembered.get()) return;
    const card = document.activeElement?.closest(".card");
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") keys.showModal();
    else if (event.key === "u") {
      const undo = document.querySelector(".notice-place .undo button");
      if (!undo) return;
      undo.click();
    } else if (event.key === "c" && card) copy(card);
    else if (card && "rvntmaxso".includes(event.key)) {
      const target = card.querySelector(`[data-key~="${event.key}"]`);
      if (!target) { say("That does not fit this card."); return; }
      target.click();
      // What opens goes on with the keyboard: its first choice is where one stands.
      if (target.tagName === "SUMMARY") (target.parentElement.querySelector("button, input:not([type=hidden])") ?? target).focus();
    } else return;
    event.preventDefault();
  });
})();
