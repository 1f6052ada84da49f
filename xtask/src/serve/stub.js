// The script of development: the loader's modules, unbundled, do what the one classic script does
// that `cargo xtask dist` makes of them.
{
  const script = document.currentScript;
  import(new URL("loader/script.js", script.src).href).then(({ run }) => run(script));
}
