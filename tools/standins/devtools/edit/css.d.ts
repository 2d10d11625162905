/** As bundleBoot of server/site.ts gives it. */
declare module '*.css' {
  const text: string
  export default text
}
