// The card with React and the tabs of Radix. ALL is set when bundling: whether closed panels are in
// the page, as in every other card here (found by the browser's search, there in print), or are
// only made when their tab opens, which is what Radix does unless told.

import * as Tabs from "@radix-ui/react-tabs";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { tabs } from "./content.js";
import { Footer, Header, Panel } from "./parts.jsx";
import { start } from "./start.js";

function Card({ monograph, prefix }) {
  const all = tabs(monograph);
  const [chosen, choose] = useState(all[0].name);
  return (
    <article part="base" className="base" aria-labelledby={`${prefix}-title`}>
      <Header monograph={monograph} prefix={prefix} />
      <Tabs.Root value={chosen} onValueChange={choose}>
        <Tabs.List part="tabs" aria-label="Sections">
          {all.map(({ name, label }) => <Tabs.Trigger key={name} value={name} part="tab">{label}</Tabs.Trigger>)}
        </Tabs.List>
        {all.map((tab) => (
          <Tabs.Content key={tab.name} value={tab.name} part="panel" {...(ALL && { forceMount: true, hidden: tab.name !== chosen })}>
            <Panel tab={tab} faqs={monograph.faqs} prefix={prefix} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <Footer monograph={monograph} prefix={prefix} />
    </article>
  );
}

start((root, monograph, prefix) => createRoot(root).render(<Card monograph={monograph} prefix={prefix} />));
