/** What a name of something that belongs on a server looks like; and an AppSecret of WeChat, 32 hexadecimal digits. */
const SECRETS: readonly RegExp[] = [
  /app_?secret|client_?secret|secret_?key|api_?key|private_?key|-----BEGIN/i,
  /session_?key/i,
  /\bsecret\b/i,
  /\bconsole\b/,
  /api\.weixin\.qq\.com/,
  /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i,
]

/** Where our own files of the package hold what they must not, as `file: what`. Packages from npm are not ours. */
export function secretsIn(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files)
    .filter(
      ([path]) => /\.(js|ts|json|wxml|wxss)$/.test(path) && !path.startsWith('miniprogram_npm/'),
    )
    .flatMap(([path, text]) =>
      SECRETS.flatMap((secret) => text.match(secret)?.[0] ?? []).map((what) => `${path}: ${what}`),
    )
}
