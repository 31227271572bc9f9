// The entry point of the React dashboard.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadFirstTexts } from "../shared/state/dashboard.js";
import { App } from "./App.js";
import "../shared/dashboard.css";

const root = document.getElementById("root");
if (root === null) throw new Error('index.html must contain an element with the id "root".');
// No await at the top level: the parts that are loaded import this script, and would wait for it.
void loadFirstTexts().then((first) =>
  createRoot(root).render(
    <StrictMode>
      <App first={first} />
    </StrictMode>,
  ),
);
