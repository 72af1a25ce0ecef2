/* Loaded before libc: while the file that DIS_FSYNC_BROKEN names is there, nothing reaches the disk, and each attempt adds a byte to that file. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static int broken(void)
{
    const char *flag = getenv("DIS_FSYNC_BROKEN");
    int saved = errno, file = flag ? open(flag, O_WRONLY | O_APPEND | O_CLOEXEC) : -1;
    if (file < 0) {
        errno = saved;
        return 0;
    }
    if (write(file, "x", 1) < 0) { /* The count is for people; the fault is the same without. */ }
    close(file);
    errno = EIO;
    return 1;
}

int fsync(int file) { return broken() ? -1 : (int)syscall(SYS_fsync, file); }

int fdatasync(int file) { return broken() ? -1 : (int)syscall(SYS_fdatasync, file); }
