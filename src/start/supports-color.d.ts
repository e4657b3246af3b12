/** The package that oclif asks; it comes without types. */
declare module 'supports-color' {
  const supportsColor: {stdout: object | false; stderr: object | false};
  export default supportsColor;
}
