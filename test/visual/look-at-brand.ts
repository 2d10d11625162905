import { resize } from '../../tools/standins/devtools/server/phone'
import { auditScript } from './audit-script'
import { exhibit } from './exhibits'
import { Gallery } from './gallery'
import { auditAll } from './look-through'
import { sideways, textSizes, upright } from './phones'
import { states } from './states'
import type { Project } from '../../tools/compile/project'

/** Every screen in every language; what is narrow or dark or large meets the rest once, not each of it. */
const LOOKS = [
  { ...upright[0], theme: 'light', size: 'largest' },
  { ...sideways[0], theme: 'dark', size: 'normal' },
] as const

/** What the audit finds wrong with a brand's tenants. */
export async function lookAtBrand(project: Project): Promise<string[]> {
  const gallery = await Gallery.open(project)
  const exhibits = project.deployment.environments.develop.tenants.flatMap((tenant) =>
    exhibit(tenant.id, Object.keys(states), { tenant }),
  )
  try {
    const looking = LOOKS.map(async ({ width = 0, height = 0, theme, size, ...phone }) => {
      const page = await gallery.phone({
        ...phone,
        width,
        height,
        theme,
        fontSizeSetting: textSizes[size],
      })
      await page.evaluate(await auditScript())
      await resize(page, { ...phone, width, height })
      const found = await auditAll(page, exhibits)
      return found.map(
        ({ name, brand, rule, element, figure }) =>
          `${brand}, ${width} px, ${theme}, ${size} text: ${name}: ${rule} ${element} ${figure}`,
      )
    })
    return (await Promise.all(looking)).flat()
  } finally {
    await gallery.close()
  }
}
