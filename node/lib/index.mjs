// The same package for `import`: one implementation, and one set of classes.
export * from './index.js'
