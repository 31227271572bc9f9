"use client";
// A client component: the verdict is made in the browser.
import * as campaign from "outbound-campaign";
import { useEffect, useState } from "react";
import { verdict } from "../../verdict.mjs";

export default function Page() {
  const [text, setText] = useState("");
  useEffect(() => {
    verdict(campaign).then(setText);
  }, []);
  return <pre id="verdict">{text}</pre>;
}
