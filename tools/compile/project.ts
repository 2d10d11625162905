import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Deployment } from '../../miniprogram/deployment-fields'
import { WrongUse } from '../command/command'

const ROOT = join(__dirname, '../..')
const BRANDS = join(ROOT, 'examples/brands')
const DEPLOYMENT = 'miniprogram/deployment.ts'

/** A mini program as DevTools opens it, and what it is deployed with. */
export interface Project {
  /** Folder of project.config.json. */
  readonly path: string
  readonly deployment: Deployment
}

/** The example brands: the folders of examples/brands/. */
export function brandNames(): string[] {
  const entries = readdirSync(BRANDS, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/**
 * This repository, or a copy of it in build/brands that is an example brand's: two files of the copy are other ones.
 * @throws WrongUse that names the brands, where there is none of that name
 */
export async function projectOf(brand?: string): Promise<Project> {
  const path = prepareProject(brand)
  return { path, deployment: await deploymentIn(sourceFolder(brand)) }
}

/** Where the deployment.ts of this repository or of an example brand is edited. */
export function sourceFolder(brand?: string): string {
  return brand === undefined ? join(ROOT, 'miniprogram') : join(BRANDS, brand)
}

/** Brings the project's files up to date, whatever its deployment.ts holds, and gives its folder. */
export function prepareProject(brand?: string): string {
  if (brand === undefined) return ROOT
  const names = brandNames()
  if (!names.includes(brand)) {
    throw new WrongUse(`There is no brand "${brand}". There are: ${names.join(', ')}`)
  }
  return copyWith(sourceFolder(brand), brand)
}

function copyWith(folder: string, name: string): string {
  const path = join(ROOT, 'build/brands', name)
  writeProject(path, { ...ownFiles(), ...brandFiles(folder) })
  const packed = 'miniprogram/miniprogram_npm'
  // What is packed already need not be packed again.
  if (existsSync(join(ROOT, packed)) && !existsSync(join(path, packed))) {
    cpSync(join(ROOT, packed), join(path, packed), { recursive: true })
  }
  return path
}

/** A copy of this repository in build/brands with the `deployment.ts` and the pictures of a folder. */
export async function projectWith(folder: string, name: string): Promise<Project> {
  return { path: copyWith(folder, name), deployment: await deploymentIn(folder) }
}

/** An example brand as it stands there: its deployment, and the folder with its pictures. */
export async function exampleBrand(
  name: string,
): Promise<{ folder: string; deployment: Deployment }> {
  const folder = join(BRANDS, name)
  return { folder, deployment: await deploymentIn(folder) }
}

/** Not by import(), which takes no path of Windows. */
async function deploymentIn(folder: string): Promise<Deployment> {
  const load = createRequire(__filename)
  return (load(join(folder, 'deployment')) as { deployment: Deployment }).deployment
}

type Files = Readonly<Record<string, Buffer>>

/** What of this repository makes a project. The lock file is there for what is compiled to be known by it. */
function ownFiles(): Files {
  const paths = [...filesBelow('miniprogram'), 'project.config.json', 'package-lock.json']
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path))]))
  const config = files['project.config.json']?.toString() ?? ''
  // The packages are packed from this repository's: the packer does not follow links.
  const packed = config.replace('"./package.json"', JSON.stringify('../../../package.json'))
  return { ...files, 'project.config.json': Buffer.from(packed) }
}

function brandFiles(folder: string): Files {
  const source = readFileSync(join(folder, 'deployment.ts'), 'utf8')
  const pictures = readdirSync(folder).filter((name) => name !== 'deployment.ts')
  const moved = source.replace(/from '(\.\.\/)+miniprogram\//g, "from './")
  return {
    [DEPLOYMENT]: Buffer.from(moved),
    ...Object.fromEntries(
      pictures.map((name) => [`miniprogram/branding/${name}`, readFileSync(join(folder, name))]),
    ),
  }
}

/** Leaves alone what is so already, so that one process may look while another one prepares the same. */
function writeProject(path: string, files: Files): void {
  for (const old of filesBelow('miniprogram', path)) if (!files[old]) rmSync(join(path, old))
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name)
    if (existsSync(file) && readFileSync(file).equals(content)) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** Paths relative to `root`, without what was packed from npm. */
function filesBelow(folder: string, root = ROOT): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.name === 'miniprogram_npm') return []
    return entry.isDirectory() ? filesBelow(path, root) : [path]
  })
}
