// Before the page is drawn: the colours that the visitor chose on any page.
try {
  const chosen = localStorage.getItem("campaigns.theme");
  const system = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.classList.toggle("dark", chosen === "dark" || (chosen !== "light" && system));
} catch {
  // The storage is forbidden. VitePress then chooses the colours.
}
