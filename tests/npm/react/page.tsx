// A React page as a portal writes it, and as TypeScript checks it. The data is on another host; the
// page's address says where, for the test.

import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { MonographCard, type Theme } from "monograph-card";
import type {} from "monograph-card/react";

MonographCard.bundle = new URLSearchParams(location.search).get("bundle") ?? "/bundle/";

function Medicine({ drug }: { drug: string }) {
  const [state, setState] = useState("loading");
  const [theme, setTheme] = useState<Theme>("light");
  const [tab, setTab] = useState("");
  const card = useRef<MonographCard>(null);
  return (
    <>
      <h1>Medicines</h1>
      <monograph-card
        ref={card}
        drug={drug}
        heading-level="2"
        sections="usage,side-effects,faqs"
        theme={theme}
        onmonograph-ready={(event) => setState(`ready: ${event.detail.drug}`)}
        onmonograph-error={(event) => setState(`failed: ${event.detail.code}`)}
        onmonograph-tab-show={(event) => setTab(event.detail.name)}
      >
        <a href="/elsewhere">The full monograph</a>
      </monograph-card>
      <output id="state">{state}</output>
      <output id="tab">{tab}</output>
      <button onClick={() => setTheme("dark")}>Dark</button>
      <button onClick={() => card.current?.show("faqs")}>Questions</button>
    </>
  );
}

const page = document.getElementById("page");
if (page) createRoot(page).render(<StrictMode><Medicine drug="alemtuzumab-30mg" /></StrictMode>);
