// Prints the text of the page $PAGE in Firefox ($FIREFOX).
import { launch } from "puppeteer-core";

const browser = await launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  await page.goto(process.env.PAGE);
  const text = await page.waitForFunction("document.querySelector('#verdict')?.textContent", { timeout: 30_000 });
  console.log(await text.jsonValue());
} finally {
  await browser.close();
}
