// Conveniences of Today only: every form works without this file.
"use strict";
(() => {
  const main = document.getElementById("content");
  const day = () => document.querySelector(".day[data-live]");
  const who = document.body.dataset.who;
  if (!main || !day() || !who || !window.rightcall) return;
  const { say, show, prepare, carry } = window.rightcall;

  // What is kept in this browser: unsent presses and unfinished words, of whoever is signed in and of nobody else.
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window, or full */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* private window */ } },
    keys: (start) => {
      try { return Object.keys(localStorage).filter((key) => key.startsWith(start)); } catch { return []; }
    },
  };
  const forget = () => store.keys("today/").forEach(store.drop);
  if (store.get("today/who") !== who) { forget(); store.set("today/who", who); }

  // The server's clock: a press is dated when it was made, not when it arrived.
  const began = performance.now();
  const clock = Number(day().dataset.now);
  const now = () => Math.floor(clock + (performance.now() - began) / 1000);
  const word = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const parse = (text) => new DOMParser().parseFromString(text, "text/html").body;
  const token = () => document.querySelector('input[name="form"]')?.value ?? "";

  // Drafts: what stands in a field of a card, until it is sent.
  const fortnight = 14 * 86400;
  const isField = (field) => field.id && field.matches("textarea, input:not([type=hidden]), select");
  const draftKey = (field) => `today/draft/${field.id}`;
  const remember = (field) => {
    if (!isField(field) || !field.closest(".card, .to-finish")) return;
    if (field.value === (field.defaultValue ?? "")) store.drop(draftKey(field));
    else store.set(draftKey(field), JSON.stringify({ value: field.value, at: now() }));
  };
  const restore = (root) => root.querySelectorAll("textarea, input:not([type=hidden]), select").forEach((field) => {
    if (!isField(field)) return;
    const kept = store.get(draftKey(field));
    if (kept === null) return;
    try {
      const draft = JSON.parse(kept);
      if (now() - draft.at > fortnight) { store.drop(draftKey(field)); return; }
      if (field.value === draft.value) return;
      field.value = draft.value;
      carry(field);
      field.closest("details")?.setAttribute("open", "");
    } catch { store.drop(draftKey(field)); }
  });
  const isDirty = (root) => Array.from(root.querySelectorAll("textarea, input:not([type=hidden])"))
    .some((field) => isField(field) && field.value !== field.defaultValue);
  document.addEventListener("input", (event) => remember(event.target));
  document.addEventListener("change", (event) => remember(event.target));

  // Presses that are to be sent: kept until the server has said what became of each. Sent again they bear the same
  // name, so that none is written twice.
  const queued = () => {
    return store.keys("today/press/").sort().flatMap((key) => {
      try { return [{ key, ...JSON.parse(store.get(key)) }]; } catch { store.drop(key); return []; }
    });
  };
  const label = (form, button) => {
    const name = form.closest(".card")?.querySelector(".who")?.textContent.trim() ?? "";
    return [button?.textContent.trim(), name].filter(Boolean).join(", ");
  };
  const mark = () => {
    const waiting = queued();
    document.querySelectorAll(".card").forEach((card) => {
      card.classList.toggle("sending", waiting.some((press) => press.card === card.id));
    });
    let bar = document.getElementById("unsent");
    if (!waiting.some((press) => press.tries > 0)) { bar?.remove(); return; }
    if (!bar) {
      bar = document.createElement("div");
      bar.id = "unsent";
      bar.setAttribute("role", "status");
      day().append(bar);
    }
    const words = waiting.length === 1 ? "1 press has not been sent yet" : `${waiting.length} presses have not been sent yet`;
    bar.textContent = `${words}: ${waiting.map((press) => press.label).join("; ")}. `
      + "Kept in this browser, and sent as soon as there is a connection.";
  };

  let sending = false;
  let again = 0;
  let wait = 2000;
  const later = () => { clearTimeout(again); again = setTimeout(flush, wait); wait = Math.min(wait * 2, 60000); };
  const answerTo = async (press, response) => {
    const text = await response.text();
    const body = parse(text);
    if (response.ok) {
      store.drop(press.key);
      press.fields.forEach((id) => {
        store.drop(`today/draft/${id}`);
        const field = document.getElementById(id);
        if (field) field.value = field.defaultValue ?? "";
      });
      show([...body.childNodes]);
      return;
    }
    store.drop(press.key);
    const place = document.getElementById(press.card) ?? day();
    const told = body.querySelector(".meanwhile");
    if (response.status === 409 && told) {
      place.querySelector(":scope > .meanwhile")?.remove();
      place.append(...body.childNodes);
      place.querySelector(".meanwhile button")?.focus();
      return;
    }
    say(`${press.label}: ${body.querySelector("main h1, h1")?.textContent ?? "that could not be taken"}. Nothing was written.`);
  };
  const flush = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(again);
    try {
      for (let press = queued()[0]; press; press = queued()[0]) {
        const body = new URLSearchParams(press.body);
        body.set("form", token());
        let response;
        try {
          response = await fetch(press.path, {
            method: "POST", body, credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(15000),
          });
        } catch { response = null; }
        if (!response || response.status >= 500 || response.status === 0) {
          if (!press.tries) say("No connection. It is kept here, and sent as soon as there is one.");
          keep(press);
          later();
          return;
        }
        if (response.status === 401 || response.status === 403 || response.status === 421) {
          keep(press);
          say("You are signed out. What you pressed is kept here: reload, sign in, and it is sent.");
          return;
        }
        wait = 2000;
        await answerTo(press, response);
      }
    } finally {
      sending = false;
      mark();
    }
    await refresh();
    if (!queued().length) pressed.clear();
  };
  const keep = (press) => {
    const { key, ...rest } = press;
    store.set(key, JSON.stringify({ ...rest, tries: press.tries + 1 }));
  };
  const send = (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    body.set("once", word());
    body.set("part", "1");
    if (!body.has("at")) body.set("at", String(now()));
    const card = form.closest(".card");
    const press = {
      path: form.getAttribute("action"), body: body.toString(), card: card?.id ?? "", label: label(form, button), tries: 0,
      fields: Array.from(form.querySelectorAll("textarea, input:not([type=hidden]), select"), (field) => field.id).filter(Boolean),
    };
    store.set(`today/press/${String(Date.now()).padStart(15, "0")}-${word().slice(0, 8)}`, JSON.stringify(press));
    if (card) pressed.add(card.id);
    form.closest(".meanwhile")?.remove();
    form.querySelectorAll("details[open]").forEach((details) => details.removeAttribute("open"));
    if (card) (nextCard(card) ?? card).focus();
    mark();
    flush();
  };
  const nextCard = (card) => {
    const all = Array.from(document.querySelectorAll(".card"));
    return all[all.indexOf(card) + 1] ?? all[all.indexOf(card) - 1];
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // Not `form.action`: a button of that name stands in its way.
    if (form.getAttribute("action") === "/sign-out") {
      const left = queued().length;
      if (left && !confirm(`Not sent yet: ${left}. Sign out and lose that?`)) event.preventDefault();
      else forget();
      return;
    }
    if (!form.hasAttribute("data-once")) return;
    // Where nothing can be kept, the form goes its own way.
    try { localStorage.setItem("today/probe", "1"); localStorage.removeItem("today/probe"); } catch { return; }
    event.preventDefault();
    event.stopPropagation();
    send(form, event.submitter);
  }, true);
  document.addEventListener("click", (event) => {
    const leave = event.target.closest("a[data-leave]");
    if (!leave) return;
    event.preventDefault();
    leave.closest(".meanwhile").remove();
  });

  // The list as it is now, put in place of what is shown: what one is writing in stays.
  const prints = new WeakMap();
  const pressed = new Set();
  const print = (card) => {
    const copy = card.cloneNode(true);
    copy.querySelectorAll('input[name="once"], input[name="seen"]').forEach((field) => field.remove());
    return copy.innerHTML;
  };
  const isHeld = (card) => isDirty(card) || card.querySelector(".meanwhile, [data-kept]")
    || (card.contains(document.activeElement) && document.activeElement.matches("textarea, input, select"));
  const takeStamp = (card, fresh) => {
    // `seen` stays as it was where words are being written: who sends them is told of what came between.
    fresh.querySelectorAll('input[name="form"]').forEach((field) => {
      card.querySelectorAll('input[name="form"]').forEach((old) => { old.value = field.value; });
    });
  };
  const settle = async (card) => {
    const place = document.createElement("div");
    place.className = "settled";
    place.setAttribute("role", "status");
    try {
      const path = `/today/settled?person=${encodeURIComponent(card.dataset.person)}`;
      const response = await fetch(path, {
        headers: { "X-RightCall-Unasked": "1" }, credentials: "same-origin", signal: AbortSignal.timeout(5000),
      });
      if (!response.ok || response.status === 204) return null;
      place.append(...parse(await response.text()).childNodes);
      const name = document.createElement("strong");
      name.textContent = card.querySelector(".who a, .who span")?.textContent ?? "";
      place.querySelector("p")?.prepend(name, " · ");
      return place;
    } catch { return null; }
  };
  const focusKey = () => {
    const active = document.activeElement;
    const card = active?.closest?.(".card");
    if (!card) return null;
    return { card: card.id, key: active.dataset?.key, next: nextCard(card)?.id };
  };
  const refocus = (kept, active) => {
    if (active !== document.body && main.contains(active)) { active.focus({ preventScroll: true }); return; }
    if (!kept || document.activeElement !== document.body) return;
    const card = document.getElementById(kept.card) ?? document.getElementById(kept.next ?? "");
    if (!card) return;
    (kept.key && card.id === kept.card ? card.querySelector(`[data-key="${kept.key}"]`) ?? card : card).focus({ preventScroll: true });
  };
  const replaceList = async (fresh) => {
    const kept = focusKey();
    const active = document.activeElement;
    const before = new Map(Array.from(main.querySelectorAll(".card"), (card) => [card.id, card]));
    const after = new Map(Array.from(fresh.querySelectorAll(".card"), (card) => [card.id, card]));
    const order = Array.from(before.keys());
    const gone = Array.from(before.values()).filter((card) => !after.has(card.id));
    // What one pressed oneself needs no word: it stands among what was logged, whatever else was due with them. What
    // somebody else wrote is said once, however many cards of theirs it settled.
    const told = new Set(Array.from(pressed, (id) => before.get(id)?.dataset.person));
    const settled = await Promise.all(gone.map(async (card) => {
      const isNews = !told.has(card.dataset.person);
      told.add(card.dataset.person);
      return [card, isNews ? await settle(card) : null];
    }));
    after.forEach((card) => prints.set(card, print(card)));
    before.forEach((card, id) => {
      const next = after.get(id);
      if (!next || (prints.get(card) !== prints.get(next) && !isHeld(card))) return;
      if (isHeld(card)) takeStamp(card, next);
      else card.querySelectorAll('input[name="seen"]').forEach((field) => {
        field.value = next.querySelector('input[name="seen"]')?.value ?? field.value;
      });
      next.replaceWith(card);
    });
    // A card that is gone says why, at its place; one in which words stand stays until they are dealt with.
    settled.forEach(([card, place]) => {
      const held = isHeld(card);
      const shown = held ? card : place;
      if (!shown) return;
      if (held && place) { card.querySelector(":scope > .settled")?.remove(); card.prepend(place); }
      const earlier = order.slice(0, order.indexOf(card.id)).findLast((id) => after.has(id));
      const anchor = earlier ? fresh.querySelector(`#${CSS.escape(earlier)}`) : null;
      if (anchor) anchor.after(shown);
      else (fresh.querySelector(".card")?.before(shown), shown.isConnected || fresh.querySelector(".day").after(shown));
    });
    const earlier = Array.from(main.querySelectorAll(".settled")).filter((line) => !line.closest(".card"));
    earlier.slice(-3).forEach((line) => fresh.querySelector(".day").append(line));
    const open = Array.from(main.querySelectorAll("details[open] > summary"), (summary) => summary.textContent);
    fresh.querySelectorAll(".to-finish details > summary").forEach((summary) => {
      if (open.includes(summary.textContent)) summary.parentElement.open = true;
    });
    const scroll = scrollY;
    main.replaceChildren(...fresh.childNodes);
    main.querySelectorAll(".card").forEach((card) => prints.has(card) || prints.set(card, print(card)));
    restore(main);
    prepare(main);
    mark();
    refocus(kept, active);
    scrollTo({ top: scroll, behavior: "instant" });
    document.title = `${day()?.dataset.title ?? "Today"} · RightCall`;
  };
  let refreshing = null;
  let stale = false;
  let soon = 0;
  let patience = 1000;
  // No connection, or a server that is busy: the page stays as it is, and asks again by itself, for nobody may tell it of
  // the same change twice.
  const lookAgain = () => {
    clearTimeout(soon);
    soon = setTimeout(refresh, patience);
    patience = Math.min(patience * 2, 60000);
  };
  const refresh = () => {
    if (refreshing) { stale = true; return refreshing; }
    refreshing = (async () => {
      do {
        stale = false;
        const address = new URL(location.href);
        address.searchParams.set("part", "list");
        address.hash = "";
        try {
          const response = await fetch(address, {
            headers: { "X-RightCall-Unasked": "1" }, credentials: "same-origin", redirect: "manual",
            signal: AbortSignal.timeout(30000),
          });
          if (response.ok) {
            await replaceList(parse(await response.text()));
            patience = 1000;
          } else if (response.status >= 500) lookAgain();
        } catch { lookAgain(); }
      } while (stale);
    })().finally(() => { refreshing = null; });
    return refreshing;
  };

  // Told of changes; a page that nobody looks at is not, and catches up when somebody does.
  let source = null;
  const listen = () => {
    if (source || document.hidden || !window.EventSource) return;
    source = new EventSource(day().dataset.live);
    source.addEventListener("changed", () => { clearTimeout(soon); soon = setTimeout(refresh, 30); });
    source.addEventListener("ended", () => {
      source.close();
      say("You are signed out. What you write is kept here: reload and sign in.");
    });
    // Refused for good, such as where too many listen: look again every minute.
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      setTimeout(() => { refresh().then(listen); }, 60000);
    });
  };
  const hush = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
  addEventListener("online", () => { wait = 2000; flush(); });

  restore(main);
  mark();
  if (queued().length) flush();
  // What nobody sees waits until the page is painted. The page brings the cards of a screen and a few more that are laid
  // out then; the rest of the day's are asked for.
  const sought = () => document.getElementById(location.hash.slice(1));
  const comeTo = (place) => {
    if (place?.matches(".card")) place.focus({ preventScroll: true });
    place?.scrollIntoView();
  };
  const unfold = () => main.querySelectorAll("noscript[data-cards]").forEach((fold) => {
    const cards = [...parse(fold.textContent).children];
    fold.replaceWith(...cards);
    cards.forEach((card) => { prepare(card); restore(card); });
  });
  requestAnimationFrame(() => setTimeout(async () => {
    const wasThere = sought();
    unfold();
    day().removeAttribute("data-first");
    mark();
    main.querySelectorAll(".card").forEach((card) => prints.has(card) || prints.set(card, print(card)));
    listen();
    if (!wasThere) comeTo(sought());
    if (!main.querySelector("[data-rest]")) return;
    const isThere = sought();
    await refresh();
    if (!isThere) comeTo(sought());
  }));
})();
