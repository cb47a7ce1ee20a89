/**
 * Whether what npm says it installed (node_modules/.package-lock.json) is what the lockfile asks for here.
 * Optional packages are asked for where os, cpu, C library and Node's major fit.
 * @param {{ packages: Record<string, any> }} lock package-lock.json; any: npm's format, only a few keys are read
 * @param {{ packages: Record<string, any> }} installed
 * @param {{ platform: string, arch: string, libc: string, nodeMajor: number }} here libc: "glibc", "musl" or empty
 */
export function installedMatches(lock, installed, here) {
  for (const [place, found] of Object.entries(installed.packages)) {
    if (lock.packages[place]?.version !== found.version) return false;
  }
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (!place.startsWith("node_modules/") || installed.packages[place]) return true;
    return mayBeAbsent(wanted, here);
  });
}

function mayBeAbsent(wanted, here) {
  if (wanted.devOptional === true || wanted.peer === true) return true;
  if (wanted.optional !== true) return false;
  // Names no platform: it serves some other optional package, which may be absent itself.
  if (!wanted.os && !wanted.cpu) return true;
  const below = /<\s*(\d+)/.exec(wanted.engines?.node ?? "");
  if (below && here.nodeMajor >= Number(below[1])) return true;
  const fits = listAllows(wanted.os, here.platform) && listAllows(wanted.cpu, here.arch);
  return !fits || !listAllows([wanted.libc ?? []].flat(), here.libc);
}

/** npm's os and cpu lists: names, or names excluded with "!". */
function listAllows(list, name) {
  if (!list || list.length === 0) return true;
  if (list.includes(`!${name}`)) return false;
  const named = list.filter((entry) => !entry.startsWith("!"));
  return named.length === 0 || named.includes(name);
}
