import { enter, launch } from './session'
import { chosen, login, logoOf, look, nameOf } from './state'
import { t } from './text'

/** The app that a customer builds around the mini program. */
export function AppScreen() {
  const shown = look.value
  const { ending, status } = login
  const { app } = t.value
  const user = status.value === 'signed_in' ? ending.value?.user : undefined
  const failure = status.value === 'failed' ? ending.value?.failure : undefined
  const exchanging = status.value === 'exchanging'
  return (
    <div class="app" data-theme={chosen.theme.value}>
      <p class="clock" aria-hidden="true">
        9:41
      </p>
      <div class="hero">
        <img src={logoOf(shown)} alt="" />
        <p>{nameOf(shown)}</p>
      </div>
      {user ? (
        <div class="card">
          <h2>{app.welcome(user.name)}</h2>
          <dl>
            <dt>{app.phone}</dt>
            <dd id="user-phone">{user.phone === null ? app.notShared : maskedPhone(user.phone)}</dd>
            <dt>{app.session}</dt>
            <dd>
              <code>{`${user.token.slice(0, 8)}…${user.token.slice(-6)}`}</code>
            </dd>
          </dl>
          <button class="quiet" id="log-out" type="button" onClick={() => enter('idle')}>
            {app.logOut}
          </button>
        </div>
      ) : (
        <div class="card">
          <h2>{app.greeting}</h2>
          <p>{app.lead}</p>
          {failure && (
            <p class="failure" role="alert" id="failure">
              {failure}
            </p>
          )}
          <button
            class="primary"
            id="log-in"
            type="button"
            disabled={exchanging}
            onClick={() => void launch()}
          >
            {exchanging ? app.loggingIn : app.logIn}
          </button>
          <p class="note">{app.note}</p>
        </div>
      )}
    </div>
  )
}

/** 138 **** 8000: enough to recognise one's own number, and no more. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, -8)} **** ${phone.slice(-4)}`.trim()
}
