// The card with Lit and Shoelace's tabs and details.

import "@shoelace-style/shoelace/dist/components/details/details.js";
import "@shoelace-style/shoelace/dist/components/tab-group/tab-group.js";
import "@shoelace-style/shoelace/dist/components/tab-panel/tab-panel.js";
import "@shoelace-style/shoelace/dist/components/tab/tab.js";
import { html, render } from "lit";
import { TRUST, list, names, only, source, tabs } from "./content.js";
import { start } from "./start.js";
import theme from "@shoelace-style/shoelace/dist/themes/light.css";

const tokens = new CSSStyleSheet();
tokens.replaceSync(theme);
document.adoptedStyleSheets.push(tokens);

/** A text; what is defined in it opens its definition, whose id starts with `prefix`. */
const inlines = (text, prefix) =>
  list(text).map((it) => {
    if (typeof it === "string") return it;
    const [kind, value] = only(it);
    if (kind === "link") return html`<a href=${value.href}>${inlines(value.text, prefix)}</a>`;
    if (kind === "term") {
      const id = `${prefix}-${value.href}`;
      return html`<button type="button" class="term" popovertarget=${id} aria-describedby=${id}>${inlines(value.text, prefix)}</button>`;
    }
    return kind === "em" ? html`<em>${inlines(value, prefix)}</em>` : html`<strong>${inlines(value, prefix)}</strong>`;
  });

const within = (text, prefix) => (typeof text === "string" ? text : text.length === 1 && text[0].p ? inlines(text[0].p, prefix) : blocks(text, prefix));

const blocks = (text, prefix) =>
  list(text).map((it) => {
    if (typeof it === "string") return html`<p>${it}</p>`;
    const [kind, value] = only(it);
    if (kind === "ul") return html`<ul>${value.map((item) => html`<li>${within(item, prefix)}</li>`)}</ul>`;
    if (kind === "group") return html`<div class="group"><p class="group-label">${inlines(value.label, prefix)}</p>${blocks(value.blocks, prefix)}</div>`;
    return html`<p>${inlines(value, prefix)}</p>`;
  });

const panel = ({ section, label }, faqs, prefix) => html`
  <h3 class="panel-title">${label}</h3>
  ${section
    ? html`<section part="section">${blocks(section.blocks, prefix)}</section>`
    : faqs.map(({ question, answer }) => html`<sl-details part="faq"><span slot="summary">${inlines(question, prefix)}</span><div part="faq-answer">${within(answer, prefix)}</div></sl-details>`)}
`;

const card = (monograph, prefix) => html`
  <article part="base" class="base" aria-labelledby="${prefix}-title">
    <header part="header">
      <h2 part="title" id="${prefix}-title">${monograph.title}</h2>
      ${names(monograph).map(([label, name]) => html`<p class="name"><span class="label">${label}</span> <span>${name}</span></p>`)}
      <p class="trust"><strong>${TRUST}</strong> · Sources: ${monograph.sources.length}</p>
    </header>
    <div class="notices">
      <section part="notice" class="boxed"><h3>Boxed warning</h3><div>${blocks(monograph.boxed_warning, prefix)}</div></section>
    </div>
    <sl-tab-group>
      ${tabs(monograph).map(({ name, label }) => html`<sl-tab slot="nav" panel=${name}>${label}</sl-tab>`)}
      ${tabs(monograph).map((tab) => html`<sl-tab-panel name=${tab.name}>${panel(tab, monograph.faqs, prefix)}</sl-tab-panel>`)}
    </sl-tab-group>
    <footer part="footer">
      <div part="disclaimer"><p class="label">Disclaimer</p><div>${blocks(monograph.disclaimer, prefix)}</div></div>
      <div part="provenance">
        <p class="label">About this text</p><div>${blocks(monograph.note, prefix)}</div>
        <p class="origin">${TRUST}</p>
      </div>
      <details class="sources">
        <summary>Sources (${monograph.sources.length})</summary>
        <ul>${monograph.sources.map((it) => html`<li>${source(it)}</li>`)}</ul>
      </details>
      <div class="glossary">
        <p class="label">Words explained</p>
        ${monograph.glossary.map((it, n) => html`<div popover id="${prefix}-term-${n}">${inlines(it, prefix)}</div>`)}
      </div>
    </footer>
  </article>
`;

start((root, monograph, prefix) => render(card(monograph, prefix), root));
