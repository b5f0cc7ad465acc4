declare module 'virtual:throughline/publication' {
  // A relative import statement is not allowed here, and would silently give `any`.
  const publication: import('../publish/index.ts').Publication;
  export default publication;
}

declare module 'virtual:throughline/strategy-map' {
  const map: import('./maps/strategy-map.ts').StrategyPictures;
  export default map;
}

declare module 'virtual:throughline/theme.css' {}
