import { Choice, choosing, Segments } from './controls'
import {
  chosen,
  LANGUAGES,
  loadExamples,
  looks,
  nameOf,
  NETWORKS,
  OWN,
  SIZES,
  TEXT_SIZES,
  THEMES,
  VIEWS,
} from './state'
import { t } from './text'

const ICONS = {
  light:
    'M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13 9.500A5.600 5.600 0 0 1 6.500 3A5.600 5.600 0 1 0 13 9.500z',
}

const keys = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  Object.keys(table) as Name[]

/** What is looked at, and how. */
export function Toolbar() {
  const { phone, allScreens, brand, size, theme, language, textSize, network } = t.value
  const { light, dark, networks, ownBrand } = t.value
  const brands = looks.value.map((each) => {
    const name = nameOf(each)
    return [each.id, each.id === OWN ? `${name} (${ownBrand})` : name] as const
  })
  return (
    <div class="toolbar">
      <Segments
        label={phone}
        name="view"
        options={VIEWS.map((view) => [view, view === 'phone' ? phone : allScreens])}
        {...choosing(chosen.view)}
      />
      <Choice
        label={brand}
        options={brands}
        onOpen={() => void loadExamples()}
        {...choosing(chosen.brand)}
      />
      <Choice
        label={size}
        options={keys(SIZES).map((id) => [id, SIZES[id].join(' × ')])}
        {...choosing(chosen.size)}
      />
      <Segments
        label={theme}
        name="theme"
        options={THEMES.map((each) => [each, each === 'light' ? light : dark])}
        icons={ICONS}
        {...choosing(chosen.theme)}
      />
      <Choice label={language} options={Object.entries(LANGUAGES)} {...choosing(chosen.language)} />
      <Choice
        label={textSize}
        options={keys(TEXT_SIZES).map((id) => [id, `Aa ${TEXT_SIZES[id]}`])}
        {...choosing(chosen.textSize)}
      />
      <Choice
        label={network}
        options={NETWORKS.map((id) => [id, `⇅ ${networks[id]}`])}
        {...choosing(chosen.network)}
      />
    </div>
  )
}
