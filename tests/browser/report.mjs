// Opens reports in a browser, in every language: `node report.mjs EN.html ZH.html JA.html`. They are looked at as a person would
// look at them on a screen, on a telephone and on paper; the first line of every complaint names the file.
//
// CHROMIUM names the browser, if it is not where Debian puts it. SHOTS names a folder for pictures and papers, if any are wanted.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SECTIONS = 11;
const complaints = [];

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("error: name the reports to look at");
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
try {
  for (const file of files) await look(resolve(file));
} finally {
  await browser.close();
}
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}
console.log(`${files.length} reports: drawn, readable, printable`);

async function look(file) {
  const complain = (what) => complaints.push(`${file}: ${what}`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complain(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`error on the page: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) complain(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  await drawn(page, complain);
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    sections: document.querySelectorAll("main section").length,
    footer: document.querySelector("footer .qualifier")?.textContent ?? "",
    answer: document.querySelector(".answer .headline")?.textContent ?? "",
  }));
  if (!found.lang) complain("the page does not say its language");
  if (found.sections !== SECTIONS) complain(`${found.sections} sections, not ${SECTIONS}`);
  if (!found.footer || !found.answer) complain("no answer, or no qualifier at the foot");
  await clipped(page, "1280 wide", complain);
  await shoot(page, file, "1280");

  await page.setViewportSize({ width: 400, height: 800 });
  await page.reload();
  await drawn(page, complain);
  await clipped(page, "400 wide", complain);
  await shoot(page, file, "400");

  await page.setViewportSize({ width: 794, height: 1000 });
  await page.reload();
  await drawn(page, complain);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  if (pages <= 2) complain(`printed it has ${pages} pages`);
  if (process.env.SHOTS) writeFileSync(join(process.env.SHOTS, `${basename(file)}.pdf`), pdf);
  await page.emulateMedia({ media: "print" });
  await clipped(page, "in print", complain);
  const printed = await page.evaluate(() => {
    const [first, ...others] = document.querySelectorAll("details");
    first.open = true;
    return first.offsetHeight > 30 && others.every((it) => it.offsetHeight === 0);
  });
  if (!printed) complain("of the tables of numbers those are printed that are open, and no others");
  await context.close();

  // Its policy lets nobody else's scripts in, so this look is at a page that is told not to mind.
  const open = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const bare = await open.newPage();
  await bare.goto(pathToFileURL(file).href);
  await drawn(bare, complain);
  await bare.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
  await bare.evaluate(axe);
  const result = await bare.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const violation of result.violations) {
    if (!["serious", "critical"].includes(violation.impact)) continue;
    complain(`axe: ${violation.id}, ${violation.impact}: ${violation.help}: ${violation.nodes[0]?.html.slice(0, 200)}`);
  }
  await open.close();
}

// Every chart has a drawing with a size, marks in it, and a text.
async function drawn(page, complain) {
  // Not by a function that the page waits for: its policy would not let that be made of text.
  const all = () => [...document.querySelectorAll(".chart")].every((it) => it.dataset.drawn === "yes");
  let tries = 150;
  while (!(await page.evaluate(all)) && tries-- > 0) await page.waitForTimeout(100);
  if (tries < 0) complain("not every chart is drawn");
  const bad = await page.evaluate(() =>
    [...document.querySelectorAll(".chart")].flatMap((it) => {
      const drawing = it.querySelector("svg, canvas");
      const box = drawing?.getBoundingClientRect();
      const marks = it.querySelectorAll("svg path, svg text, svg line").length;
      const fine = box && box.width > 100 && box.height > 60 && marks > 8 && (it.getAttribute("aria-label") ?? "").length > 20;
      return fine ? [] : [it.dataset.spec];
    }),
  );
  if (bad.length > 0) complain(`empty, or without a text: ${bad.join(", ")}`);
  const charts = await page.evaluate(() => document.querySelectorAll(".chart").length);
  if (charts < 3) complain(`only ${charts} charts`);
}

// No text runs out of its place, and the page is no wider than the window. What may scroll sideways says so.
async function clipped(page, where, complain) {
  const bad = await page.evaluate(() => {
    const out = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) {
      out.push(`the page is ${document.documentElement.scrollWidth} wide`);
    }
    for (const it of document.querySelectorAll("h1, h2, h3, p, li, dd, dt, figcaption, summary, pre, td, th, caption")) {
      if (it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1) out.push(`${it.tagName}: ${it.textContent.slice(0, 60)}`);
    }
    // On a telephone a wide table scrolls; on a desk and on paper there is room for it.
    for (const it of document.documentElement.clientWidth > 600 ? document.querySelectorAll(".wide") : []) {
      if (it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1) out.push(`a table: ${it.getAttribute("aria-label").slice(0, 60)}`);
    }
    for (const chart of document.querySelectorAll(".chart")) {
      const place = chart.getBoundingClientRect();
      for (const text of chart.querySelectorAll("svg text")) {
        const box = text.getBoundingClientRect();
        if (box.width > 0 && (box.right > place.right + 2 || box.left < place.left - 2)) {
          out.push(`${chart.dataset.spec}: ${text.textContent.slice(0, 60)}`);
        }
      }
    }
    return out;
  });
  if (bad.length > 0) complain(`${where}, clipped: ${bad.slice(0, 8).join(" | ")}`);
}

async function shoot(page, file, width) {
  if (process.env.SHOTS) {
    await page.screenshot({ path: join(process.env.SHOTS, `${basename(file)}.${width}.png`), fullPage: true });
  }
}
