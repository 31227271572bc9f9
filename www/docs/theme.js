// Before the page is drawn: the colours that were chosen on the other pages; and on a phone the contents begin closed.
try {
  document.documentElement.dataset.theme = localStorage.getItem("campaigns.theme") ?? "system";
} catch {
  // The storage is forbidden: the system's colours, then.
}
document.addEventListener("DOMContentLoaded", () => {
  if (matchMedia("(max-width: 56rem)").matches) document.querySelector(".doc-menu")?.removeAttribute("open");
});
