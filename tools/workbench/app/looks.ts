import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { OwnBrand } from '../../../miniprogram/branding/brand'
import { brandNames, exampleBrand } from '../../compile/project'
import type { AppLook } from './page/config'

const TYPES: Readonly<Record<string, string>> = { '.png': 'image/png', '.svg': 'image/svg+xml' }

/** A brand with its pictures, which are in the given folder under their path in the package or their own name. */
export function lookOf(id: string, { brand, agreements }: OwnBrand, folder: string): AppLook {
  const paths = [brand.logo, ...(brand.hero ? [brand.hero] : [])].map((path) => path.slice(1))
  const files = paths.map((path) => [path, dataUrl(pictureIn(folder, path))] as const)
  return { id, brand, agreements, files: Object.fromEntries(files) }
}

/** The example brands, read when somebody wants to see them. */
export async function exampleLooks(): Promise<AppLook[]> {
  return Promise.all(
    brandNames().map(async (name) => {
      const { folder, deployment } = await exampleBrand(name)
      return lookOf(name, deployment.environments.develop.tenants[0], folder)
    }),
  )
}

function pictureIn(folder: string, path: string): string {
  const inPackage = join(folder, path)
  return existsSync(inPackage) ? inPackage : join(folder, path.split('/').at(-1) ?? '')
}

function dataUrl(file: string): string {
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  return `data:${type};base64,${readFileSync(file).toString('base64')}`
}
