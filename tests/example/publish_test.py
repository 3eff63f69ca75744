"""Publishing the example's site: one switch, a way back, and a program that is killed in the middle."""
import contextlib
import os
import signal
import subprocess

from example import DIVULGA, case, main, run, tree, workspace

TRIES = 20


def command(root, *words):
    return [DIVULGA, "publish", root / "content" / "ponte", "--to", root / "release", *words]


def site(root):
    return tree((root / "release" / "current").resolve())


def change(root, words):
    """Another front page, so that there is something new to publish."""
    front = root / "output" / "ponte" / "site" / "it" / "index.html"
    text = front.read_text(encoding="utf-8")
    front.unlink()
    front.write_text(text.replace("</title>", f" {words}</title>"), encoding="utf-8")


def built_site(root):
    return tree(root / "output" / "ponte" / "site")


@case
def the_release_is_the_site(output):
    with workspace() as root:
        run(command(root))
        if site(root) != built_site(root):
            yield "the release is not the site that was built"
        if not (root / "release" / "current").is_symlink():
            yield "'current' is no link"
        run(command(root))
        if len(list((root / "release" / "releases").iterdir())) != 1:
            yield "the same site was published twice"


@case
def rollback_goes_back_one_release(output):
    with workspace() as root:
        run(command(root))
        first = site(root)
        change(root, "due")
        run(command(root))
        if site(root) == first:
            yield "the second release is the first"
        run(command(root, "--rollback"))
        if site(root) != first:
            yield "rolled back to something else"
        listed = run(command(root, "--list")).splitlines()
        if len(listed) != 2 or not listed[0].startswith("* ") or not listed[1].startswith("  "):
            yield f"listed: {listed}"
        again = subprocess.run(list(map(str, command(root, "--rollback"))), capture_output=True, text=True)
        if again.returncode == 0 or "no release before" not in again.stderr:
            yield f"a second rollback: {again.returncode} {again.stderr}"


@case
def a_killed_publish_leaves_the_old_site_whole(output):
    """Killed when so many files of the new release stand there: at its beginning, in the middle, at its end."""
    with workspace() as root:
        run(command(root))
        old, cut = site(root), 0
        change(root, "nuovo")
        new = built_site(root)
        releases = root / "release" / "releases"
        for number in range(TRIES):
            wanted = 1 + number * len(new) // TRIES
            publisher = subprocess.Popen(list(map(str, command(root, "--quiet"))), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while publisher.poll() is None and entries(releases) < wanted:
                pass
            publisher.send_signal(signal.SIGKILL)
            publisher.wait()
            cut += entries(releases) > 0
            if (found := site(root)) not in (old, new):
                yield f"killed at {wanted} files: 'current' is neither the old nor the new site ({len(found)} files)"
            if found == new:
                break
        if cut == 0:
            yield "no publication was ever cut off"
        run(command(root))
        if site(root) != new or entries(releases):
            yield "the next publication did not clean up and finish"


def entries(releases):
    """Files of unfinished releases."""
    with contextlib.suppress(FileNotFoundError):
        return sum(len(names) for folder in releases.glob(".*") for _, _, names in os.walk(folder))
    return 0


if __name__ == "__main__":
    main()
