// The card by hand: document.createElement and one listener for clicks, one for keys.

import { TRUST, list, names, only, source, tabs, target } from "./content.js";
import { start } from "./start.js";

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/** The nodes of a text; what is defined in it opens its definition, whose id starts with `prefix`. */
const inlines = (text, prefix) =>
  list(text).map((it) => {
    if (typeof it === "string") return it;
    const [tag, value] = only(it);
    if (tag === "link") return h("a", { href: value.href }, ...inlines(value.text, prefix));
    if (tag === "term") {
      const id = `${prefix}-${value.href}`;
      return h("button", { type: "button", class: "term", popovertarget: id, "aria-describedby": id }, ...inlines(value.text, prefix));
    }
    return h(tag, {}, ...inlines(value, prefix));
  });

const within = (text, prefix) => (typeof text === "string" ? [text] : text.length === 1 && text[0].p ? inlines(text[0].p, prefix) : blocks(text, prefix));

const blocks = (text, prefix) =>
  list(text).map((it) => {
    if (typeof it === "string") return h("p", {}, it);
    const [kind, value] = only(it);
    if (kind === "ul") return h("ul", {}, ...value.map((item) => h("li", {}, ...within(item, prefix))));
    if (kind === "group") return h("div", { class: "group" }, h("p", { class: "group-label" }, ...inlines(value.label, prefix)), ...blocks(value.blocks, prefix));
    return h(kind, {}, ...inlines(value, prefix));
  });

const panel = ({ section, label }, faqs, prefix) => [
  h("h3", { class: "panel-title" }, label),
  ...(section
    ? [h("section", { part: "section" }, ...blocks(section.blocks, prefix))]
    : faqs.map(({ question, answer }) =>
        h("details", { part: "faq" }, h("summary", { part: "faq-question" }, ...inlines(question, prefix)), h("div", { part: "faq-answer" }, ...within(answer, prefix))),
      )),
];

const standing = (part, label, ...text) => h("div", { part }, h("p", { class: "label" }, label), ...text);

start((root, monograph, prefix) => {
  const all = tabs(monograph);
  const buttons = all.map(({ name, label }, n) =>
    h("button", { part: "tab", type: "button", role: "tab", id: `${prefix}-tab-${name}`, "aria-controls": `${prefix}-${name}`, "aria-selected": !n, tabindex: n ? -1 : 0 }, label),
  );
  const panels = all.map((tab, n) =>
    h("section", { part: "panel", role: "tabpanel", id: `${prefix}-${tab.name}`, "aria-labelledby": `${prefix}-tab-${tab.name}`, ...(n && { hidden: "until-found" }) }, ...panel(tab, monograph.faqs, prefix)),
  );
  const open = (chosen) => {
    buttons.forEach((button, n) => {
      button.setAttribute("aria-selected", n === chosen);
      button.tabIndex = n === chosen ? 0 : -1;
      if (n === chosen) panels[n].removeAttribute("hidden");
      else panels[n].setAttribute("hidden", "until-found");
    });
  };
  const tablist = h("div", { part: "tabs", role: "tablist", "aria-label": "Sections" }, ...buttons);
  tablist.addEventListener("click", ({ target: tab }) => tab.role === "tab" && open(buttons.indexOf(tab)));
  tablist.addEventListener("keydown", (event) => {
    const to = target(event.key, buttons.indexOf(event.target), buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to].focus();
    open(to);
  });
  root.append(
    h(
      "article",
      { part: "base", class: "base", "aria-labelledby": `${prefix}-title` },
      h(
        "header",
        { part: "header" },
        h("h2", { part: "title", id: `${prefix}-title` }, monograph.title),
        ...names(monograph).map(([label, name]) => h("p", { class: "name" }, h("span", { class: "label" }, label), " ", h("span", {}, name))),
        h("p", { class: "trust" }, h("strong", {}, TRUST), ` · Sources: ${monograph.sources.length}`),
      ),
      h("div", { class: "notices" }, h("section", { part: "notice", class: "boxed" }, h("h3", {}, "Boxed warning"), h("div", {}, ...blocks(monograph.boxed_warning, prefix)))),
      tablist,
      ...panels,
      h(
        "footer",
        { part: "footer" },
        standing("disclaimer", "Disclaimer", h("div", {}, ...blocks(monograph.disclaimer, prefix))),
        standing("provenance", "About this text", h("div", {}, ...blocks(monograph.note, prefix)), h("p", { class: "origin" }, TRUST)),
        h("details", { class: "sources" }, h("summary", {}, `Sources (${monograph.sources.length})`), h("ul", {}, ...monograph.sources.map((it) => h("li", {}, source(it))))),
        h(
          "div",
          { class: "glossary" },
          h("p", { class: "label" }, "Words explained"),
          ...monograph.glossary.map((it, n) => h("div", { popover: "", id: `${prefix}-term-${n}` }, ...inlines(it, prefix))),
        ),
      ),
    ),
  );
});
