const common = {
  mode: 'production',
  target: 'node',
  entry: './program.mjs',
  externals: { 'videosdk-server': 'commonjs videosdk-server' },
}

module.exports = [
  { ...common, output: { filename: 'webpack.cjs', chunkFormat: 'commonjs' } },
  { ...common, output: { filename: 'webpack.mjs', module: true }, experiments: { outputModule: true } },
]
