// What the card of Preact and that of React have in common: everything but the tabs. Bundled with
// each one's own JSX runtime.

import { TRUST, list, names, only, source } from "./content.js";

/** A text; what is defined in it opens its definition, whose id starts with `prefix`. */
const Inlines = ({ text, prefix }) =>
  list(text).map((it, n) => {
    if (typeof it === "string") return it;
    const [Tag, value] = only(it);
    if (Tag === "link") return <a key={n} href={value.href}><Inlines text={value.text} prefix={prefix} /></a>;
    if (Tag === "term") {
      const id = `${prefix}-${value.href}`;
      return <button key={n} type="button" className="term" popoverTarget={id} aria-describedby={id}><Inlines text={value.text} prefix={prefix} /></button>;
    }
    return <Tag key={n}><Inlines text={value} prefix={prefix} /></Tag>;
  });

const Within = ({ text, prefix }) =>
  typeof text === "string" ? text : text.length === 1 && text[0].p ? <Inlines text={text[0].p} prefix={prefix} /> : <Blocks text={text} prefix={prefix} />;

const Blocks = ({ text, prefix }) =>
  list(text).map((it, n) => {
    if (typeof it === "string") return <p key={n}>{it}</p>;
    const [Kind, value] = only(it);
    if (Kind === "ul") return <ul key={n}>{value.map((item, n) => <li key={n}><Within text={item} prefix={prefix} /></li>)}</ul>;
    if (Kind === "group") {
      return <div key={n} className="group"><p className="group-label"><Inlines text={value.label} prefix={prefix} /></p><Blocks text={value.blocks} prefix={prefix} /></div>;
    }
    return <Kind key={n}><Inlines text={value} prefix={prefix} /></Kind>;
  });

export const Header = ({ monograph, prefix }) => (
  <>
    <header part="header">
      <h2 part="title" id={`${prefix}-title`}>{monograph.title}</h2>
      {names(monograph).map(([label, name]) => (
        <p key={label} className="name"><span className="label">{label}</span> <span>{name}</span></p>
      ))}
      <p className="trust"><strong>{TRUST}</strong> · Sources: {monograph.sources.length}</p>
    </header>
    <div className="notices">
      <section part="notice" className="boxed"><h3>Boxed warning</h3><div><Blocks text={monograph.boxed_warning} prefix={prefix} /></div></section>
    </div>
  </>
);

export const Panel = ({ tab: { section, label }, faqs, prefix }) => (
  <>
    <h3 className="panel-title">{label}</h3>
    {section ? <section part="section"><Blocks text={section.blocks} prefix={prefix} /></section> : faqs.map((faq) => (
      <details key={faq.id} part="faq">
        <summary part="faq-question"><Inlines text={faq.question} prefix={prefix} /></summary>
        <div part="faq-answer"><Within text={faq.answer} prefix={prefix} /></div>
      </details>
    ))}
  </>
);

export const Footer = ({ monograph, prefix }) => (
  <footer part="footer">
    <div part="disclaimer"><p className="label">Disclaimer</p><div><Blocks text={monograph.disclaimer} prefix={prefix} /></div></div>
    <div part="provenance">
      <p className="label">About this text</p><div><Blocks text={monograph.note} prefix={prefix} /></div>
      <p className="origin">{TRUST}</p>
    </div>
    <details className="sources">
      <summary>Sources ({monograph.sources.length})</summary>
      <ul>{monograph.sources.map((it, n) => <li key={n}>{source(it)}</li>)}</ul>
    </details>
    <div className="glossary">
      <p className="label">Words explained</p>
      {monograph.glossary.map((it, n) => <div key={n} popover="auto" id={`${prefix}-term-${n}`}><Inlines text={it} prefix={prefix} /></div>)}
    </div>
  </footer>
);
