// As a portal writes it. The data is on another host; the page's address says where, for the test.
import { MonographCard, version } from "monograph-card";

MonographCard.bundle = new URLSearchParams(location.search).get("bundle");

const card = document.createElement("monograph-card");
card.drug = "alemtuzumab-30mg";
card.headingLevel = 3;
card.append("The full monograph");
document.querySelector("main").append(card);
window.portal = { MonographCard, version };
