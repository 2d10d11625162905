import { error, judge, warning, type Finding, type Problem } from '../finding'
import { follow } from './ask'
import { reason } from './host'
import type { Network } from './network'

/** Whether a document that people agree to can be read. */
export async function checkDocument(url: URL, network: Network): Promise<Finding[]> {
  const item = { id: 'network.document', title: `document ${url.href}`, fine: '' }
  try {
    const { status, url: end } = await follow(url, network)
    return judge({ ...item, fine: `HTTP ${status}` }, problems(status, end))
  } catch (thrown) {
    return judge(item, [
      error(`cannot be read: ${reason(thrown)}`, 'Publish it, or mend its address.'),
    ])
  }
}

function problems(status: number, end: URL): Problem[] {
  if (status >= 400) return [error(`answers HTTP ${status}`, 'Publish it, or mend its address.')]
  if (end.protocol === 'https:') return []
  return [warning(`leads on to plain http: ${end.href}`, 'Have the server redirect to https.')]
}
