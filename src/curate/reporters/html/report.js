"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const views = ["text", "works", "found", "sum"];
  const panel = byId("panel"), details = byId("details");
  let view = "text", origin = null, chosen = null;

  // Elements are only ever made of text: nothing of the data is read as markup.
  const make = (name, attributes = {}, ...inner) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
    element.append(...inner.filter((each) => each !== null && each !== undefined && each !== ""));
    return element;
  };
  const outside = (address, words) =>
    make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);

  function show(name, focus) {
    view = name;
    for (const each of views) {
      const on = each === name, tab = byId("tab-" + each);
      byId("view-" + each).hidden = !on;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      if (on && focus) tab.focus();
    }
    byId("filters").hidden = name === "sum";
    byId("main").classList.toggle("wide", name === "sum");
    filter();
    below();
  }

  // The details stand below the filters, however high these are.
  function below() {
    panel.style.top = innerWidth > 992 ? byId("filters").offsetHeight + 14 + "px" : "";
    panel.style.maxHeight = innerWidth > 992 ? "calc(100vh - " + (byId("filters").offsetHeight + 30) + "px)" : "";
    document.documentElement.style.scrollPaddingTop = byId("filters").offsetHeight + 20 + "px";
  }

  // Findings, scores, decisions
  const finding = (at) => {
    const one = data.findings[at];
    return make("li", { class: "finding " + one.level },
      make("span", { class: "badge " + one.level }, one.level), " ", make("span", { dir: "auto" }, one.message),
      one.help ? make("span", { class: "help", dir: "auto" }, one.help) : null,
      make("span", { class: "rule" }, one.rule + " (" + one.sure + " confidence)"));
  };
  const findings = (list) => (list.length ? make("ul", {}, ...list.map(finding)) : null);
  const score = (name, one) => {
    if (!one) return null;
    const value = name === "Topic" && typeof one.value === "number" ? one.value : null;
    const told = [one.verdict, value === null ? "" : "score " + value.toFixed(1) + " (higher fits better)"].filter(Boolean).join(", ");
    return make("div", {}, make("h4", {}, name), make("p", {}, told),
      one.reasons.length ? make("ul", {}, ...one.reasons.map((each) => make("li", { dir: "auto" }, each))) : null);
  };
  const sentences = (list) => list && make("div", {}, make("h4", {}, "Sentences of its abstract"),
    ...list.flatMap((each) => [make("p", { class: "place", dir: "auto" }, each.about),
      each.text ? make("blockquote", { dir: "auto" }, each.text)
        : make("p", { class: "hint" }, "Its words are not kept here. ", each.url ? outside(each.url, "Read it there") : "")]));
  const decision = (one) => one && make("div", {}, make("h4", {}, "Decision"),
    make("p", { dir: "auto" }, [one.what + " (" + one.state + ")", one.who, one.why].filter(Boolean).join(" – ")),
    ...one.quotes.map((each) => make("blockquote", { dir: "auto" }, each)));

  function comparison(work) {
    if (work.heads.length < 2) {
      return make("p", { class: "hint" }, work.asked ? "No record of this work is known." : "No authority was asked about it.");
    }
    const head = work.heads.map(([name, address, day]) =>
      make("th", { scope: "col" }, address ? outside(address, name) : name, day ? make("span", { class: "place" }, day) : null));
    const rows = work.fields.map(([name, values, differs]) =>
      make("tr", { class: differs ? "differs" : null },
        make("th", { scope: "row" }, name, differs ? make("span", { class: "place" }, "≠ " + differs) : null),
        ...values.map((value) => make("td", { dir: "auto", class: value ? null : "empty" }, value || "–"))));
    return make("table", { class: "compare" },
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, make("span", { class: "sr" }, "Field")), ...head)),
      make("tbody", {}, ...rows));
  }

  function reference(id, link, named) {
    const work = data.works[id];
    if (!work) return make("p", {}, id);
    const box = make("article", {}, make("h3", { dir: "auto" }, work.short));
    const parts = [
      make("blockquote", { dir: "auto" }, work.string),
      work.notices.length ? make("p", {}, make("span", { class: "badge error" }, work.notices.join(", "))) : null,
      findings(work.found), comparison(work),
      work.design.length || work.people.length
        ? make("p", { class: "place" }, [work.design.join(", "), work.people.join(", ")].filter(Boolean).join(" · ")) : null,
      work.links.length ? make("p", {}, ...work.links.flatMap(([words, address]) => [outside(address, words), " "])) : null,
    ];
    if (link) parts.splice(2, 0, score("Topic", link.topic), score("Evidence", link.evidence), sentences(link.sentences), decision(link.decision));
    if (named) {
      const go = make("button", { type: "button", class: "go" }, work.claims.length === 1 ? "The claim that cites it" : "All " + work.claims.length + " claims that cite it");
      go.addEventListener("click", () => openWork(id, origin));
      parts.push(make("p", {}, go));
    }
    box.append(...parts.filter(Boolean));
    return box;
  }

  function claimLine(at) {
    const claim = data.claims[at];
    const go = make("button", { type: "button", class: "go" }, claim.place || claim.id);
    go.addEventListener("click", () => openClaim(at, null, origin));
    return make("li", {}, go, make("div", { dir: "auto" }, claim.text || claim.cites.map((each) => each.exact).join(" ")));
  }

  function fill(from, ...parts) {
    origin = from || origin;
    for (const each of all(".on")) each.classList.remove("on");
    if (from) from.classList.add("on");
    details.replaceChildren(...parts.filter(Boolean));
    panel.classList.add("open");
    panel.scrollTop = 0;
  }

  function openClaim(at, index, from) {
    const claim = data.claims[at];
    const cites = index === null ? claim.cites : [claim.cites[index]];
    const works = [...new Set(cites.flatMap((each) => each.works))];
    const may = [...new Set(cites.flatMap((each) => each.may))];
    const missing = cites.flatMap((each) => each.missing);
    const found = [...cites.flatMap((each) => each.found), ...claim.found];
    fill(from,
      make("h3", {}, cites.map((each) => each.exact).join(" ") || "Statement without a citation"),
      make("p", { class: "place" }, claim.place),
      claim.text ? make("blockquote", { dir: "auto" }, claim.text) : make("p", { class: "hint" }, "The claim has not been stated yet."),
      findings(found),
      missing.length ? make("p", {}, "Leads to nothing in the list: " + missing.join(", ")) : null,
      ...works.map((id) => reference(id, claim.links[id], true)),
      may.length ? make("h4", {}, "It may mean") : null,
      ...may.map((id) => reference(id, null, true)));
  }

  function openWork(id, from) {
    const work = data.works[id];
    fill(from, reference(id, null, false),
      make("h4", {}, work.claims.length ? "Claims that cite it" : "Nothing cites it"),
      make("ul", {}, ...work.claims.map(claimLine)));
  }

  function open(button) {
    chosen = button;
    if (button.dataset.work) openWork(button.dataset.work, button);
    else openClaim(+button.dataset.claim, button.dataset.cite === undefined ? null : +button.dataset.cite, button);
  }

  function close() {
    panel.classList.remove("open");
    if (origin && origin.isConnected) origin.focus();
  }

  // Filters
  const searched = new Map();
  const words = (element) => {
    if (!searched.has(element)) {
      let text = element.textContent;
      if (element.dataset.claim !== undefined && !element.closest(".item")) text += " " + data.claims[+element.dataset.claim].text;
      const work = element.querySelector && element.querySelector("[data-work]");
      if (work) text += " " + data.works[work.dataset.work].found.map((at) => data.findings[at].message).join(" ");
      searched.set(element, text.toLowerCase());
    }
    return searched.get(element);
  };
  const rulesOf = (element) => {
    if (element.dataset.rule) return [element.dataset.rule];
    let found = [];
    if (element.dataset.claim !== undefined) {
      const claim = data.claims[+element.dataset.claim];
      const cite = element.dataset.cite === undefined ? null : claim.cites[+element.dataset.cite];
      found = [...claim.found, ...(cite ? [...cite.found, ...cite.works.flatMap((id) => data.works[id] ? data.works[id].found : [])] : [])];
    } else {
      const work = element.querySelector("[data-work]");
      found = work ? data.works[work.dataset.work].found : [];
    }
    return found.map((at) => data.findings[at].rule.split(" ")[0]);
  };
  const targets = () => view === "text" ? all("#view-text .cite") : all("#view-" + view + " .item");
  let left = [];
  function filter() {
    if (view === "sum") { left = []; return; }
    const states = new Set(all("#filters [name=state]:checked").map((each) => each.value));
    const section = byId("section").value, rule = byId("rule").value;
    const asked = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const every = targets();
    left = every.filter((each) => {
      const place = each.dataset.section;
      const on = states.has(each.dataset.state) && (!section || view === "works" || place === section) &&
        (!rule || rulesOf(each).includes(rule)) && asked.every((word) => words(each).includes(word));
      if (view === "text") each.classList.toggle("dim", !on);
      else each.hidden = !on;
      return on;
    });
    const noun = { text: "citations and statements", works: "references", found: "findings" }[view];
    byId("count").textContent = left.length + " of " + every.length + " " + noun;
  }

  // Keys
  const button = (item) => item.matches("button") ? item : item.querySelector("button") || item;
  function step(by) {
    if (!left.length) return;
    const from = left.findIndex((each) => each === chosen || each.contains(document.activeElement));
    const next = left[from < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(left.length - 1, Math.max(0, from + by))];
    const to = button(next);
    chosen = next;
    if (!to.matches("button")) to.tabIndex = -1;
    to.focus();
    to.scrollIntoView({ block: "nearest" });
    if (to.matches("[data-work], [data-claim]")) open(to);
    chosen = next;
  }

  document.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-work], [data-claim]");
    if (hit && hit.matches("button")) { open(hit); if (event.detail === 0) panel.focus(); }
  });
  addEventListener("resize", below);
  byId("close").addEventListener("click", close);
  byId("filters").addEventListener("input", filter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const [at, name] of views.entries()) {
    const tab = byId("tab-" + name);
    tab.addEventListener("click", () => show(name, false));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
      if (to !== undefined) { event.preventDefault(); show(views[(to + views.length) % views.length], true); }
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.classList.contains("open")) return close();
    if (event.ctrlKey || event.metaKey || event.altKey || !byId("keys").checked) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "j" || event.key === "k") { event.preventDefault(); step(event.key === "j" ? 1 : -1); }
    else if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
    else if ("1234".includes(event.key)) show(views[+event.key - 1], true);
  });
  document.documentElement.classList.add("js");
  show("text", false);
})();
