/** What a name of something that belongs on a server looks like; and an AppSecret of WeChat, 32 hexadecimal digits. */
const SECRETS: readonly RegExp[] = [
  /app_?secret|client_?secret|secret_?key|api_?key|private_?key|-----BEGIN/i,
  /session_?key/i,
  /\bsecret\b/i,
  /api\.weixin\.qq\.com/,
  /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i,
]

/** A develop version's log goes to the console, from one file that writes nothing else there. */
function secretsOf(path: string): readonly RegExp[] {
  return /^wechat\/log\.(js|ts)$/.test(path) ? SECRETS : [...SECRETS, /\bconsole\b/]
}

/** Where our own files of the package hold what they must not, as `file: what`. Packages from npm are not ours. */
export function secretsIn(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files)
    .filter(
      ([path]) => /\.(js|ts|json|wxml|wxss)$/.test(path) && !path.startsWith('miniprogram_npm/'),
    )
    .flatMap(([path, text]) =>
      secretsOf(path)
        .flatMap((secret) => text.match(secret)?.[0] ?? [])
        .map((what) => `${path}: ${what}`),
    )
}
