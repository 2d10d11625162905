/** Is this `npm run test:slow`, which looks at everything everywhere? `npm test` looks at what is hardest to show. */
export const everywhere = Reflect.get(globalThis, 'everywhere') === true
