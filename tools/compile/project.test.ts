import { deployment as own } from '../../miniprogram/deployment'
import { projectOf } from './project'

it('names the brands that there are, where there is none of that name', async () => {
  await expect(projectOf('maple')).rejects.toThrow(
    'There is no brand "maple". There are: civic-bank, night-ferry',
  )
})

it('is this repository where no brand is asked for', async () => {
  const { path, deployment } = await projectOf()
  expect(path).toBe(process.cwd())
  expect(deployment).toBe(own)
})
