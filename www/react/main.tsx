// The entry point of the React dashboard.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.js";
import "../shared/dashboard.css";

const root = document.getElementById("root");
if (root === null) throw new Error('index.html must contain an element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
