// Sends each answer as it is given, and shows what follows from it. Every page works without this file, too.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const id = document.body.dataset.draft;
  const token = () => document.querySelector("input[name=token]").value;

  // ---- answers: what is typed is kept in this browser until the server has it
  const form = $("form"), store = `offer-check:${id}`, own = Math.random().toString(36).slice(2);
  const channel = "BroadcastChannel" in window && id ? new BroadcastChannel(store) : null;
  let revision = Number(document.body.dataset.revision), timer = 0, sending = false, tries = 0;
  let waiting = {}; // the answers that the server has not confirmed, by question: the fields as they are sent

  // Other tabs keep theirs in the same place: of theirs nothing is touched, of ours goes what the server has.
  const keep = (done = {}) => {
    try {
      const all = { ...kept(), ...waiting };
      for (const [name, sent] of Object.entries(done)) {
        if (!waiting[name] && JSON.stringify(all[name]) === JSON.stringify(sent)) delete all[name];
      }
      if (Object.keys(all).length) localStorage.setItem(store, JSON.stringify(all));
      else localStorage.removeItem(store);
    } catch { /* without storage, what is typed lives as long as the page */ }
  };
  const kept = () => { try { return JSON.parse(localStorage.getItem(store)) || {}; } catch { return {}; } };
  const question = (name) => document.querySelector(`[data-name="${CSS.escape(name)}"]`);
  const fieldsOf = (root, name) => [...root.querySelectorAll("[name]")].filter((box) => box.name.startsWith(`${name}!`));

  function fields(root) {
    const name = root.dataset.name, rows = root.closest(".q.table");
    const boxes = fieldsOf(root, name);
    if (rows && rows !== root) boxes.push(...fieldsOf(rows, rows.dataset.name).filter((box) => box.name.endsWith("!shown")));
    return boxes
      .filter((box) => (box.type !== "radio" && box.type !== "checkbox") || box.checked)
      .map((box) => [box.name, box.value]);
  }

  function say(text, lost = false) {
    if ($("saved").textContent !== text) $("saved").textContent = text;
    $("saved").classList.toggle("lost", lost);
  }

  // Filling in a value means that it is stated, typing words that it is unclear.
  function move(root, box) {
    const part = box.name.slice(root.dataset.name.length + 1);
    if (/^(state|was|shown|papers)/.test(part) || !box.value) return;
    const state = part.startsWith("words") ? "unclear" : "stated";
    for (const one of fieldsOf(root, root.dataset.name).filter((one) => one.name.endsWith("!state"))) {
      if (one.type === "radio" && one.value === state) one.checked = true;
      if (one.localName === "select" && one.querySelector(`[value=${state}]`)) one.value = state;
    }
    if (state === "stated") settle(root, box, part);
  }

  // A word such as none stands instead of what is filled in beside it: whatever was touched last counts.
  function settle(root, box, part) {
    const word = part.endsWith("instead"), scope = (name) => name.replace(/\.?instead$/, "");
    for (const one of fieldsOf(root, root.dataset.name)) {
      const name = one.name.slice(root.dataset.name.length + 1);
      if (!word && name.endsWith("instead") && !one.value && part.startsWith(scope(name))) one.checked = true;
      if (!word || /^(state|was|shown|papers|words)|instead$/.test(name) || !name.startsWith(scope(part))) continue;
      if (one.type === "checkbox" || one.type === "radio") one.checked = false; else one.value = "";
    }
  }

  function changed(event) {
    const box = event.target, root = box.closest && box.closest("[data-name]");
    if (!root || !box.name) return;
    move(root, box);
    waiting[root.dataset.name] = fields(root);
    keep(), clearTimeout(timer);
    timer = setTimeout(send, event.type === "change" ? 20 : 250);
  }

  async function send() {
    clearTimeout(timer);
    if (sending || !Object.keys(waiting).length) return;
    sending = true;
    const sent = { ...waiting };
    const body = new URLSearchParams(Object.values(sent).flat());
    let wait = 0;
    try {
      const headers = { "X-Offer-Check": token(), Accept: "application/json" };
      const answer = await fetch(`/offers/${id}/answer?step=${document.body.dataset.step}`, { method: "POST", body, headers });
      const said = await answer.json();
      if (!answer.ok) throw new Error((said.words || []).join(" "));
      for (const name of Object.keys(sent)) if (waiting[name] === sent[name]) delete waiting[name];
      keep(sent);
      follow(said, Object.keys(sent));
      const saved = `Saved ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
      say(said.notices.join(" ") || saved, said.lost.length > 0);
      tries = 0;
      if (channel) channel.postMessage({ own, revision, names: Object.keys(sent) });
    } catch (error) {
      say(`Not saved: ${error instanceof TypeError ? "the server does not answer" : error.message}; your answers are kept in this browser`, true);
      wait = Math.min(500 * 2 ** tries++, 5000);
    }
    sending = false;
    if (Object.keys(waiting).length) timer = setTimeout(send, wait);
  }

  // ---- what follows from an answer
  function follow(said, names) {
    for (const [name, answer] of Object.entries(said.answers)) {
      const root = question(name);
      const was = root && fieldsOf(root, name).find((box) => box.name === `${name}!was`);
      if (was) was.value = answer.was;
    }
    for (const [table, rows] of Object.entries(said.shown)) {
      for (const box of document.getElementsByName(`${table}!shown`)) box.value = rows;
    }
    // What was typed meanwhile was typed on what the server has now.
    for (const name of Object.keys(waiting)) if (question(name)) waiting[name] = fields(question(name));
    keep();
    for (const root of document.querySelectorAll("[data-name], section.row")) troubles(root, said.problems[root.id] || []);
    redraw($("checks"), said.checklist);
    redraw($("tally"), said.tally);
    redraw($("steps"), said.steps);
    if ($("on")) $("on").textContent = said.on;
    document.querySelector(".offer b").textContent = said.name;
    if (said.news) $("news").textContent = said.news;
    if (said.revision > revision + 1 || said.lost.length) refresh(null, names, said.lost);
    revision = said.revision;
  }

  function troubles(root, texts) {
    const place = root.querySelector(":scope > .problems");
    const shown = place ? [...place.children].map((one) => one.textContent) : texts;
    if (shown.join("\n") === texts.join("\n")) return;
    place.replaceChildren(...texts.map((text) => Object.assign(document.createElement("p"), { className: "problem", textContent: text })));
    root.classList.toggle("wrong", texts.length > 0);
    for (const box of root.querySelectorAll(`[aria-describedby~="${root.id}-problems"]:not([role=group])`)) {
      if (texts.length) box.setAttribute("aria-invalid", "true"); else box.removeAttribute("aria-invalid");
    }
  }

  // Put new markup in the place of old, and leave alone what somebody opened, closed, scrolled to or is on.
  function redraw(place, html) {
    if (!place || place.dataset.html === html) return;
    place.dataset.html = html;
    const open = new Map([...place.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
    const on = place.contains(document.activeElement) ? document.activeElement : null;
    const trace = on && [on.closest("[id]").id, on.getAttribute("href")];
    place.innerHTML = html;
    for (const one of place.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = open.get(one.id);
    if (!trace) return;
    const near = $(trace[0]) || place.closest("[tabindex]");
    const same = [...near.querySelectorAll("a, summary")].find((one) => one.getAttribute("href") === trace[1]);
    (same || near).focus({ preventScroll: true });
  }

  // ---- another tab: take over what was changed there, question by question, but for what is being typed here
  // Rows that are others by now (`lost`) are taken over even there: what is typed into them would go nowhere.
  async function refresh(names, but = [], lost = []) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const now of page.querySelectorAll("#form .q:not(.cell)")) {
        const here = $(now.id);
        const busy = here && (here.contains(document.activeElement) || Object.keys(waiting).some((name) => here.contains(question(name))));
        const asked = !names || names.some((name) => name === now.dataset.name || name.startsWith(`${now.dataset.name}.`));
        const gone = lost.includes(now.dataset.name), held = here && here.contains(document.activeElement);
        if (!here || !(gone || (asked && !busy && !but.includes(now.dataset.name)))) continue;
        here.replaceWith(document.adoptNode(now));
        if (gone && held) now.focus({ preventScroll: true });
      }
      for (const part of ["checks", "tally", "steps"]) redraw($(part), page.getElementById(part).innerHTML);
      revision = Number(page.body.dataset.revision);
    } catch { /* it will be asked for again */ }
  }
  async function look() {
    if (document.visibilityState !== "visible" || sending) return;
    try {
      const said = await (await fetch(`/offers/${id}/revision`)).json();
      if (said.revision > revision) refresh(null);
    } catch { /* the next answer tells */ }
  }

  // Show again what was typed and never reached the server.
  function restore(name, sent) {
    const root = question(name);
    if (!root) return;
    for (const box of fieldsOf(root, name)) {
      if (/!(was|shown)$/.test(box.name)) continue;
      const values = sent.filter(([key]) => key === box.name).map(([, value]) => value);
      if (box.type === "radio" || box.type === "checkbox") box.checked = values.includes(box.value);
      else if (values.length) box.value = values[0];
    }
  }

  // ---- ways: to a finding in the checklist, to a question
  function arrive() {
    const there = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!there) return;
    for (let box = there.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (there.closest("#checklist")) {
      const list = $("checklist"), more = there.querySelector("details");
      if (getComputedStyle(list).display === "none") list.showPopover();
      if (more) more.open = true;
    } else if ($("checklist").matches(":popover-open")) $("checklist").hidePopover();
    there.scrollIntoView({ block: there.closest("#checklist") ? "center" : "start" });
    there.focus({ preventScroll: true });
  }

  if (form && id) {
    waiting = kept();
    Object.entries(waiting).forEach(([name, sent]) => restore(name, sent));
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.className === "first-button") { event.preventDefault(); send(); } // Enter in a box
    });
    window.addEventListener("hashchange", arrive);
    document.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest("a[href*='#']");
      if (link && link.href === location.href) { event.preventDefault(); arrive(); }
    });
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pageshow", (event) => event.persisted && look());
    window.addEventListener("online", send);
    window.addEventListener("pagehide", () => {
      if (!Object.keys(waiting).length) return;
      const body = new URLSearchParams(Object.values(waiting).flat());
      fetch(`/offers/${id}/answer`, { method: "POST", body, keepalive: true, headers: { "X-Offer-Check": token() } }).catch(() => {});
    });
    if (channel) channel.onmessage = (event) => { if (event.data.own !== own) refresh(event.data.names); };
    if (location.hash) arrive();
    send(), look(); // an answer may have come in while this page was on its way
  }

  // Where there is room, the list of steps is never folded; styles alone would not tell everybody.
  const steps = $("steps-all");
  if (steps && matchMedia("(min-width: 78rem)").matches) steps.open = true;

  // ---- results: documents that take a while, and the e-mail
  const draw = $("draw-report");
  if (draw) {
    draw.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = event.submitter, progress = draw.querySelector(".progress");
      const address = `${button.getAttribute("formaction") || draw.getAttribute("action")}?${new URLSearchParams(new FormData(draw))}`;
      const begun = Date.now();
      button.setAttribute("aria-busy", "true");
      try {
        for (let state = ""; state !== "ready";) {
          const answer = await fetch(address, { headers: { Accept: "application/json" } });
          const said = await answer.json();
          if (!answer.ok) throw new Error((said.words || []).join(" "));
          state = said.state;
          if (state !== "ready") progress.textContent = `Being drawn: ${Math.round((Date.now() - begun) / 1000)} s`;
        }
        progress.textContent = "Ready: the download has begun.";
        location.assign(address);
      } catch (error) { progress.textContent = error instanceof TypeError ? "The server does not answer." : error.message; }
      button.removeAttribute("aria-busy");
    });
  }
  const copy = $("copy-email");
  if (copy) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      $("email").select();
      try { await navigator.clipboard.writeText($("email").value); copy.textContent = "Copied"; } catch { copy.textContent = "Press Ctrl-C to copy"; }
    });
  }
})();
