// The entry point of the React dashboard.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadFirstTexts } from "../shared/state/dashboard.js";
import { App } from "./App.js";
import "../shared/dashboard.css";

const root = document.getElementById("root");
if (root === null) throw new Error('index.html must contain an element with the id "root".');
const first = await loadFirstTexts();
createRoot(root).render(
  <StrictMode>
    <App first={first} />
  </StrictMode>,
);
