export default {
  // Vite 7 would move the package's code while it is developed with, but not the module beside it.
  optimizeDeps: { exclude: ["monograph-card"] },
};
