// `<monograph-card>` in React's JSX: `import type {} from "monograph-card/react"` once in a project.
// React 19 sets attributes and adds the listeners; an earlier one does not know the listeners.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { MonographCard, MonographCardAttributes, MonographCardListeners } from "./index.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "monograph-card": DetailedHTMLProps<HTMLAttributes<MonographCard>, MonographCard> &
        MonographCardAttributes &
        MonographCardListeners;
    }
  }
}
