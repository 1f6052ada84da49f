// The open tab and question in the page's address: `#<drug>/<tab>/<question>`, for cards with
// url-state="hash". Choosing a tab makes an entry of the history; Back and Forward lead through them.

import { announce } from "./announce.js";
import { say } from "./words.js";

const parts = () => {
  try {
    return decodeURIComponent(location.hash.slice(1)).split("/");
  } catch {
    return [];
  }
};

const write = (...path) => {
  const hash = `#${path.map(encodeURIComponent).join("/")}`;
  try {
    if (location.hash !== hash) history.pushState(history.state, "", hash);
  } catch {
    // A page in a frame may have no address of its own, as one in `srcdoc` has none.
  }
};

/** Keeps a card and the address together; `words` are those of its language. Returns what ends that. */
export function follow(card, drug, prefix, root, words) {
  /** The tab that the page opened with, which an address without a part of its own stands for. */
  const first = card.active;
  const go = () => {
    const [id, name, question] = parts();
    if (!location.hash) return card.show(first);
    if (id !== drug || !name) return;
    card.show(name);
    const details = question && root.querySelector(`#${CSS.escape(`${prefix}-faq-${question}`)}`);
    if (!details) return;
    details.open = true;
    // The tab opens in a turn of its own; nothing in a closed one can be scrolled to or focused.
    setTimeout(() => {
      details.scrollIntoView();
      details.firstElementChild.focus({ preventScroll: true });
    });
  };
  const shown = (event) => {
    if (event.target !== card || event.defaultPrevented) return;
    const named = parts()[0] === drug ? parts()[1] : undefined;
    if (named !== event.detail.name && (location.hash || event.detail.name !== first)) write(drug, event.detail.name);
  };
  const links = [...root.querySelectorAll("[part=faq]")].map((details) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "retry";
    button.textContent = say(words, "copy-link");
    button.onclick = async () => {
      write(drug, "faqs", details.id.slice(prefix.length + 5));
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = `✓ ${say(words, "link-copied")}`;
        announce(root, say(words, "link-copied"));
      } catch {
        // Where the page may not write to the clipboard, the link is in the address.
      }
    };
    details.lastElementChild.append(button);
    return button;
  });
  go();
  card.addEventListener("monograph-tab-show", shown);
  addEventListener("popstate", go);
  return () => {
    card.removeEventListener("monograph-tab-show", shown);
    removeEventListener("popstate", go);
    for (const link of links) link.remove();
  };
}
