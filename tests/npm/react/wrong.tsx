// What TypeScript must refuse: without an error on the line below it, each directive is one itself.

import { MonographCard } from "monograph-card";
import type {} from "monograph-card/react";

// @ts-expect-error no layout of this name
export const layout = <monograph-card drug="a" layout="grid" />;
// @ts-expect-error no attribute of this name
export const attribute = <monograph-card drag="a" />;
// @ts-expect-error no heading of this level
export const level = <monograph-card drug="a" heading-level="7" />;
// @ts-expect-error no listener takes a number
export const listener = <monograph-card drug="a" onmonograph-ready={(event: number) => event} />;

const card: MonographCard = document.createElement("monograph-card");
// @ts-expect-error no theme of this name
card.theme = "purple";
// @ts-expect-error a tab has a name
card.show(1);
// @ts-expect-error no code of this name
card.addEventListener("monograph-error", ({ detail }) => detail.code === "oops");

// The events leave the card.
document.addEventListener("monograph-ready", ({ detail }) => detail.drug.length);
export const name: string = document.querySelector("monograph-card")?.drug ?? "";
