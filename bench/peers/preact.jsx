// The card with Preact, its tabs by hand.

import { render } from "preact";
import { useRef, useState } from "preact/hooks";
import { tabs, target } from "./content.js";
import { Footer, Header, Panel } from "./parts.jsx";
import { start } from "./start.js";

function Card({ monograph, prefix }) {
  const all = tabs(monograph);
  const [chosen, choose] = useState(0);
  const list = useRef();
  const pressed = (event) => {
    const to = target(event.key, chosen, all.length);
    if (to === undefined) return;
    event.preventDefault();
    list.current.children[to].focus();
    choose(to);
  };
  return (
    <article part="base" class="base" aria-labelledby={`${prefix}-title`}>
      <Header monograph={monograph} prefix={prefix} />
      <div part="tabs" role="tablist" aria-label="Sections" ref={list} onKeyDown={pressed}>
        {all.map(({ name, label }, n) => (
          <button
            key={name}
            part="tab"
            type="button"
            role="tab"
            id={`${prefix}-tab-${name}`}
            aria-controls={`${prefix}-${name}`}
            aria-selected={n === chosen}
            tabIndex={n === chosen ? 0 : -1}
            onClick={() => choose(n)}
          >
            {label}
          </button>
        ))}
      </div>
      {all.map((tab, n) => (
        <section
          key={tab.name}
          part="panel"
          role="tabpanel"
          id={`${prefix}-${tab.name}`}
          aria-labelledby={`${prefix}-tab-${tab.name}`}
          hidden={n === chosen ? undefined : "until-found"}
        >
          <Panel tab={tab} faqs={monograph.faqs} prefix={prefix} />
        </section>
      ))}
      <Footer monograph={monograph} prefix={prefix} />
    </article>
  );
}

start((root, monograph, prefix) => render(<Card monograph={monograph} prefix={prefix} />, root));
