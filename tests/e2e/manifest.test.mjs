// The npm package's manifest and types, and the integrator's page, against the element itself: what
// they name is there, and what is there they name.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, ROOT } from "./support/dist.mjs";
import { open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { attributes, property } from "../../public/loader/attributes.js";
import { words } from "../../public/loader/failure.js";

const text = (...path) => readFile(join(...path), "utf8");
const manifest = JSON.parse(await text(DIST, "npm/custom-elements.json"));
const element = manifest.modules[0].declarations.find((it) => it.tagName === "monograph-card");
const members = (kind) => element.members.filter((it) => it.kind === kind && !it.static);
const names = (list) => list.map((it) => it.name);
const sorted = (names) => [...names].sort();

/** A drug with all kinds of content: made up, and shown from a bundle in one file. */
const EVERYTHING = {
  schema: 1,
  monographs: [
    {
      id: "everything",
      title: "Everything",
      boxed_warning: "Watch out.",
      review_due: "2001-01-01",
      sections: [
        { kind: "usage", title: "Usage", blocks: ["For all."] },
        { kind: "dosage", title: "Dosage", blocks: ["Once."] },
      ],
      faqs: [{ id: "why", question: "Why?", answer: "Because." }],
      disclaimer: "No advice.",
      note: "Made up.",
      provenance: "ai-generated",
    },
  ],
};

/** A page with the script. */
async function page(t, body, options) {
  const host = await serve({
    folders: { "/": DIST },
    pages: { "/page": `<!doctype html><html lang="en"><title>x</title><script src="/monograph-card.js"></script><main>${body}</main>`, "/everything.json": JSON.stringify(EVERYTHING) },
  });
  t.after(() => host.close());
  const tab = await open(t, options);
  tab.setDefaultTimeout(10_000);
  await tab.addInitScript(() => {
    window.fired = [];
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      // The script tag of the extras hands them over by an event of its own.
      if (this instanceof HTMLElement && !(this instanceof HTMLScriptElement) && event instanceof CustomEvent) {
        window.fired.push({ name: event.type, flags: [event.bubbles, event.composed, event.cancelable], detail: Object.keys(event.detail) });
      }
      return dispatchEvent.call(this, event);
    };
  });
  await tab.goto(`${host.origin}/page`);
  return tab;
}

test("attributes and properties are the manifest's", async (t) => {
  const tab = await page(t, "");
  const [observed, fields, methods, statics] = await tab.evaluate(() => {
    const Card = customElements.get("monograph-card");
    const card = document.createElement("monograph-card");
    const own = Object.entries(Object.getOwnPropertyDescriptors(Card.prototype));
    const lifecycle = /^constructor$|Callback$/;
    return [
      Card.observedAttributes,
      own.filter(([, it]) => it.get && it.set).map(([name]) => [name, card[name]]),
      own.filter(([name, it]) => it.value instanceof Function && !lifecycle.test(name)).map(([name, { value }]) => [name, value.length]),
      ["bundle"].filter((name) => typeof Card[name] === "string"),
    ];
  });
  assert.deepEqual(sorted(names(element.attributes)), sorted(observed));
  assert.deepEqual(sorted(fields), sorted(members("field").map((it) => [it.name, JSON.parse(it.default)])));
  assert.deepEqual(sorted(methods), sorted(members("method").map((it) => [it.name, it.parameters?.length ?? 0])));
  assert.deepEqual(statics, names(element.members.filter((it) => it.static)));
  for (const { name, fieldName, default: value } of element.attributes) {
    const field = members("field").find((it) => it.name === fieldName);
    assert.deepEqual([field.attribute, field.default], [name, value]);
  }
  // The values, as far as they are a list: setting an unknown one falls back and says which are known.
  for (const { name, fieldName, type, default: value } of element.attributes) {
    const known = [...type.text.matchAll(/"(.*?)"/g)].map(([, it]) => it);
    if (!known.length) continue;
    tab.expectNoise(new RegExp(`${name}="oops" is not known`));
    const said = tab.waitForEvent("console");
    const read = await tab.evaluate(
      ([name, field, known]) => {
        const card = document.createElement("monograph-card");
        return ["oops", ...known].map((value) => (card.setAttribute(name, value), card[field]));
      },
      [name, fieldName, known],
    );
    assert.deepEqual(read, [JSON.parse(value), ...known]);
    assert.deepEqual(sorted((await said).text().split("Known: ")[1].split(",")), sorted(known));
  }
});

test("events and parts are the manifest's", async (t) => {
  const body = '<monograph-card id="all" drug="everything" src="/everything.json"></monograph-card><monograph-card id="none"></monograph-card>';
  const tab = await page(t, body);
  await tab.waitForFunction(() => all.shadowRoot.querySelector("[part=base]") && none.shadowRoot.querySelector("[part=error]"));
  await tab.getByRole("tab", { name: "Dosage" }).click();
  const [fired, parts, slots] = await tab.evaluate(() => [
    window.fired,
    [all, none].flatMap((card) => [...card.shadowRoot.querySelectorAll("[part]")].flatMap((it) => [...it.part])),
    [...all.shadowRoot.querySelectorAll("slot")].map((it) => it.name),
  ]);
  assert.deepEqual(sorted(new Set(parts)), sorted(names(element.cssParts)));
  assert.deepEqual(slots, names(element.slots));
  assert.deepEqual(sorted(new Set(names(fired))), sorted(names(element.events)));
  for (const { name, type, description } of element.events) {
    const { flags, detail } = fired.find((it) => it.name === name);
    assert.deepEqual(flags, [true, true, description.includes("cancelable")], name);
    assert.deepEqual(detail, [...type.text.matchAll(/(\w+):/g)].map(([, key]) => key), name);
  }
});

test("custom properties are the manifest's", async () => {
  const css = await text(ROOT, "public/card.css");
  const used = new Map();
  for (const [, name, value] of css.matchAll(/var\((--monograph-[\w-]+),\s*([^()]*?)\)/g)) {
    if (!used.has(name)) used.set(name, value.trim());
  }
  const all = new Set(css.match(/--monograph-[\w-]+/g));
  assert.deepEqual(sorted(names(element.cssProperties)), sorted(all));
  for (const { name, default: value } of element.cssProperties) if (value) assert.equal(used.get(name), value, name);
});

test("the types name the same", async () => {
  const types = await text(DIST, "npm/index.d.ts");
  const block = (start, end = /^\}/m) => types.slice(types.indexOf(start)).split(end)[0];
  const codes = [...block("export type ErrorCode", ";").matchAll(/"(.*?)"/g)].map(([, code]) => code);
  assert.deepEqual(sorted(codes), sorted(Object.keys(words)));
  const taken = [...block("export interface MonographCardAttributes").matchAll(/^ {2}"?([\w-]+)"?\?:/gm)].map(([, name]) => name);
  assert.deepEqual(sorted(taken), sorted(attributes));
  const card = block("export class MonographCard");
  const fields = [...card.matchAll(/^ {2}get (\w+)\(\)/gm)].map(([, name]) => name);
  // `lang` is every element's.
  assert.deepEqual(sorted([...fields, "lang"]), sorted(attributes.map(property)));
  for (const name of names(members("method"))) assert.match(card, new RegExp(`^ {2}${name}\\(`, "m"));
  const events = [...block("export interface MonographCardEventMap").matchAll(/"(.*?)"/g)].map(([, name]) => name);
  assert.deepEqual(events, names(element.events));
});

test("the integrator's page names the same", async () => {
  const sections = Object.fromEntries((await text(ROOT, "docs/embedding.md")).split(/^## /m).slice(1).map((it) => [it.split("\n")[0], it]));
  // The first cell of each row of a section's tables.
  const cells = (title) => [...sections[title].matchAll(/^\| `(.*?)(?:\(.*?\))?` \|/gm)].map(([, name]) => name);
  assert.deepEqual(sorted(cells("Attributes")), sorted(attributes));
  assert.deepEqual(sorted(cells("Events")), sorted(names(element.events)));
  assert.deepEqual(sorted(cells("Methods")), sorted(names(members("method"))));
  assert.deepEqual(sorted(cells("Parts")), sorted(names(element.cssParts)));
  assert.deepEqual(sorted(cells("Properties")), sorted(names(element.cssProperties)));
  assert.deepEqual(sorted(cells("Troubleshooting")), sorted(Object.keys(words)));
});
