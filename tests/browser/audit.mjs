// Looks at HTML files in Chromium with axe-core: node audit.mjs FOLDER
//
// Each file, light and dark, on a phone and on a desk. Fails where axe finds something serious or critical, where a page
// scrolls sideways, where anything is asked for besides the file, or where the browser refuses or complains of something.
// OFFER_CHECK_NODE_MODULES is the folder with axe-core and playwright-core, CHROMIUM the browser.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const load = createRequire(join(resolve(process.env.OFFER_CHECK_NODE_MODULES), 'here.js'))
const { chromium } = load('playwright-core')
const { source, version } = load('axe-core')

const SCHEMES = ['light', 'dark']
const WIDTHS = [360, 1280]
const OTHER_WIDTHS = [320, 640, 768, 1600] // of these only whether the page scrolls; 640 is 1280 at 200 percent
const IMPACTS = ['critical', 'serious', 'moderate', 'minor']
const GRAVE = ['critical', 'serious']

const folder = resolve(process.argv[2])
const files = readdirSync(folder).filter((name) => name.endsWith('.html')).sort()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const violations = (page) =>
  page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false })
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, number: nodes.length, where: nodes[0].target.join(' ') }))
  })

async function look(name) {
  const address = pathToFileURL(join(folder, name)).href
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  const faults = []
  page.on('request', (request) => request.url() === address || request.url().startsWith('data:') || faults.push(`asks for ${request.url()}`))
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`browser: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`browser: ${error.message}`))
  await page.goto(address)
  const scripts = await page.locator('script').count()
  if (scripts) faults.push(`${scripts} scripts`)
  for (const width of OTHER_WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    if (await sideways(page)) faults.push(`scrolls sideways at ${width}`)
  }
  await page.evaluate(source)
  const counts = Object.fromEntries(IMPACTS.map((impact) => [impact, 0]))
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      if (await sideways(page)) faults.push(`scrolls sideways at ${width}, ${colorScheme}`)
      for (const found of await violations(page)) {
        counts[found.impact] += found.number
        const line = `${found.impact} ${found.id}, ${found.number} times (${width}, ${colorScheme}): ${found.help}; first ${found.where}`
        if (GRAVE.includes(found.impact)) faults.push(line)
        else console.log(`note: ${name}: ${line}`)
      }
    }
  }
  await context.close()
  return { name, counts, faults }
}

console.log(`axe-core ${version}, Chromium ${browser.version()}; ${SCHEMES.join(' and ')}, ${WIDTHS.join(' and ')} pixels\n`)
const row = (cells) => console.log(cells.map((cell, at) => (at ? String(cell).padStart(10) : String(cell).padEnd(72))).join(''))
row(['document', ...IMPACTS, 'faults'])
let failed = 0
for (const file of files) {
  const { name, counts, faults } = await look(file)
  row([name, ...IMPACTS.map((impact) => counts[impact]), faults.length])
  for (const fault of faults) console.log(`  ${fault}`)
  failed += faults.length > 0
}
await browser.close()
console.log(`\n${files.length} documents, ${failed ? `${failed} with faults` : 'no faults'}`)
process.exit(failed || !files.length ? 1 : 0)
