// What the card of Preact and that of React have in common: everything but the tabs. Bundled with
// each one's own JSX runtime.

import { list, names, only, source } from "./content.js";

const Inlines = ({ text }) =>
  list(text).map((it, n) => {
    if (typeof it === "string") return it;
    const [Tag, value] = only(it);
    return Tag === "link" ? <a key={n} href={value.href}><Inlines text={value.text} /></a> : <Tag key={n}><Inlines text={value} /></Tag>;
  });

const Within = ({ text }) => (typeof text === "string" ? text : text.length === 1 && text[0].p ? <Inlines text={text[0].p} /> : <Blocks text={text} />);

const Blocks = ({ text }) =>
  list(text).map((it, n) => {
    if (typeof it === "string") return <p key={n}>{it}</p>;
    const [Kind, value] = only(it);
    if (Kind === "ul") return <ul key={n}>{value.map((item, n) => <li key={n}><Within text={item} /></li>)}</ul>;
    if (Kind === "group") {
      return <div key={n} className="group"><p className="group-label"><Inlines text={value.label} /></p><Blocks text={value.blocks} /></div>;
    }
    return <Kind key={n}><Inlines text={value} /></Kind>;
  });

export const Header = ({ monograph, prefix }) => (
  <>
    <header part="header">
      <h2 part="title" id={`${prefix}-title`}>{monograph.title}</h2>
      {names(monograph).map(([label, name]) => (
        <p key={label} className="name"><span className="label">{label}</span> <span>{name}</span></p>
      ))}
    </header>
    <div className="notices">
      <section part="notice" className="boxed"><h3>Boxed warning</h3><div><Blocks text={monograph.boxed_warning} /></div></section>
    </div>
  </>
);

export const Panel = ({ tab: { section, label }, faqs }) => (
  <>
    <h3 className="panel-title">{label}</h3>
    {section ? <section part="section"><Blocks text={section.blocks} /></section> : faqs.map((faq) => (
      <details key={faq.id} part="faq">
        <summary part="faq-question"><Inlines text={faq.question} /></summary>
        <div part="faq-answer"><Within text={faq.answer} /></div>
      </details>
    ))}
  </>
);

export const Footer = ({ monograph }) => (
  <footer part="footer">
    <div part="disclaimer"><p className="label">Disclaimer</p><div><Blocks text={monograph.disclaimer} /></div></div>
    <div part="provenance">
      <p className="label">About this text</p><div><Blocks text={monograph.note} /></div>
      <p className="trust">AI-generated, not clinically reviewed</p>
    </div>
    <details className="sources">
      <summary>Sources ({monograph.sources.length})</summary>
      <ul>{monograph.sources.map((it, n) => <li key={n}>{source(it)}</li>)}</ul>
    </details>
  </footer>
);
