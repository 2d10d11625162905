import type { Texts } from './zh-CN'

export const en: Texts = {
  languageTag: 'en-US',
  purpose: '{app} asks for your phone number to log you in',
  purposeWithoutPhone: '{app} asks you to log in',
  loginWithPhone: 'Log in with phone number',
  login: 'Log in',
  form: {
    notNow: 'Not now',
    signingIn: 'Logging in…',
    agreePrefix: 'I have read and agree to the',
    agreeOptional: 'Optional: I also agree to the',
    privacyGuide: 'Privacy Guide',
    consentTitle: 'Please read and agree',
    consentText: 'Before you log in, please read:',
    agreeAndContinue: 'Agree and continue',
    close: 'Close',
  },
  signedIn: 'You are logged in',
  signedInHint: 'Return to {app} to go on',
  returnToApp: 'Return to {app}',
  tryAgain: 'Try again',
  logInAgain: 'Log in again',
  switchByHand: '{app} could not be opened from here. Switch to it by hand, or try again',
  cannotReturn: 'Switch to {app} by hand and log in again from there',
  notFromApp: 'This is where {app} logs you in',
  notFromAppHint: 'Open {app} and tap Log in: your phone number is all you need',
  validFor: 'Return to {app} within {time}',
  ok: 'OK',
  cannotOpen: 'This cannot be opened right now. Please try again later',
  document: {
    openInBrowser: 'Open this address in your browser to read it:',
    copy: 'Copy address',
    copied: 'Copied. Paste it into your browser',
    notCopied: 'This cannot be copied right now. Press and hold the address to select it',
  },
  account: {
    agreements: 'Agreements and privacy',
    agreedOn: 'Agreed to on this phone: {time}',
    notAgreed: 'Not agreed to on this phone',
    takeBack: 'Take it back',
    deletion: 'Delete your account',
    contact: 'Contact',
  },
  deletionHint:
    'Delete your account and its data in the settings of {app}, or ask the support of {app}',
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
    wechat_outdated: {
      title: 'Please update WeChat',
      hint: 'This version of WeChat is too old to log you in. Update it, then start again from {app}',
    },
    login_unavailable: {
      title: 'Login not finished',
      hint: 'We could not confirm who you are. Please try again shortly',
    },
    login_blocked: {
      title: 'Login not possible',
      hint: 'Your account cannot log in this way. Return to {app} and choose another',
    },
    phone_unavailable: {
      title: 'No phone number available',
      hint: 'Return to {app} and log in another way',
    },
    network_unreachable: { title: 'No connection', hint: 'Check your network and try again' },
    interrupted: {
      title: 'Login interrupted',
      hint: 'Please stay on this page while you log in, and try again',
    },
    domain_not_listed: {
      title: 'Login not available',
      hint: '{app} has not finished setting this up. Return to {app} and log in another way',
    },
    timed_out: {
      title: 'This takes too long',
      hint: 'The server did not answer in time. Please try again shortly',
    },
    refused: {
      title: 'Login not accepted',
      hint: 'The server of {app} did not accept this login. Please try again shortly',
    },
    too_many_requests: { title: 'Too many tries', hint: 'Please wait a moment, then try again' },
    server_error: {
      title: 'Service is busy',
      hint: 'The server of {app} has a problem. Please try again shortly',
    },
    bad_answer: {
      title: 'Login not finished',
      hint: 'The server sent something we cannot read. Please try again shortly',
    },
    unknown_user: {
      title: 'No account found',
      hint: 'This phone number has no {app} account. Return to {app} to register',
    },
    user_locked: { title: 'Account locked', hint: 'Return to {app} to find out how to unlock it' },
    user_disabled: { title: 'Account disabled', hint: 'Please contact the support of {app}' },
    interaction_required: { title: 'One more step', hint: 'Return to {app} to finish logging in' },
    expired: { title: 'Login expired', hint: 'The result is no longer valid. Please log in again' },
  },
}
