// Has the program meet an error that nothing catches, when the signal comes.
process.on('SIGUSR2', () => {
  throw new Error('an error that nothing catches');
});
