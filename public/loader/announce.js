// What a card says politely, without taking the focus anywhere.

/** Says `text`; it is for the ears alone. */
export function announce(root, text) {
  let status = root.querySelector(".said");
  if (!status) {
    status = document.createElement("p");
    status.className = "said";
    status.role = "status";
    root.append(status);
  }
  status.textContent = text;
}
