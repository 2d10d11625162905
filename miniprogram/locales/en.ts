import type { Texts } from './index'

const en: Texts = {
  purpose: '{app} asks for your phone number to log you in',
  purposeWithoutPhone: '{app} asks you to log in',
  loginWithPhone: 'Log in with phone number',
  login: 'Log in',
  notNow: 'Not now',
  signingIn: 'Logging in…',
  agreePrefix: 'I have read and agree to the',
  privacyGuide: 'Privacy Guide',
  consentTitle: 'Please read and agree',
  consentText: 'Before you log in, please read:',
  agreeAndContinue: 'Agree and continue',
  close: 'Close',
  signedIn: 'You are logged in',
  signedInHint: 'Return to {app} to go on',
  returnToApp: 'Return to {app}',
  tryAgain: 'Try again',
  logInAgain: 'Log in again',
  switchByHand: '{app} could not be opened from here. Switch to it by hand, or try again',
  cannotReturn: 'Switch to {app} by hand and log in again from there',
  notFromApp: 'This is where {app} logs you in',
  notFromAppHint: 'Open {app} and tap Log in: your phone number is all you need',
  granted: 'Authorized',
  failures: {
    invalid_launch: {
      title: 'Cannot log in',
      hint: 'The request from {app} is not valid. Update {app} and try again',
    },
    access_denied: {
      title: 'Login cancelled',
      hint: 'You did not agree, so {app} does not get your phone number',
    },
    login_unavailable: {
      title: 'Login not finished',
      hint: 'We could not confirm who you are. Please try again shortly',
    },
    phone_unavailable: {
      title: 'No phone number available',
      hint: 'Return to {app} and log in another way',
    },
    network_unreachable: {
      title: 'No connection',
      hint: 'Check your network and try again',
    },
    timed_out: {
      title: 'This takes too long',
      hint: 'The server did not answer in time. Please try again shortly',
    },
    refused: {
      title: 'Login not accepted',
      hint: 'The server of {app} did not accept this login. Please try again shortly',
    },
    bad_answer: {
      title: 'Login not finished',
      hint: 'The server sent something we cannot read. Please try again shortly',
    },
    expired: {
      title: 'Login expired',
      hint: 'The result is no longer valid. Please log in again',
    },
  },
}

export default en
