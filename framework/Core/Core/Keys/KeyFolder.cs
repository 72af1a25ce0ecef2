using System.Security.Cryptography;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>A folder of key files that nobody but the host reads. Two processes that make one file at once get the same.</summary>
/// <param name="directory">Its full path; made with the first file.</param>
internal sealed class KeyFolder(string directory)
{
    private const int LockAttempts = 500;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(10);

    /// <summary>The path of a key, by its name and the ending of its file.</summary>
    /// <exception cref="ArgumentException">The name could leave the folder.</exception>
    public string PathOf(string name, string ending)
    {
        if (name.Length is 0 or > 64 || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new ArgumentException("The name of a key is lower-case letters, digits and hyphens.", nameof(name));
        }

        return Path.Combine(directory, name + ending);
    }

    /// <summary>Makes a file unless it is there.</summary>
    /// <returns>Whether it was made now, by this process.</returns>
    public bool TryMake(string file, Func<byte[]> create)
    {
        if (File.Exists(file))
        {
            return false;
        }

        MakeDirectory();
        using var alone = Lock();
        if (File.Exists(file))
        {
            // Another process was first; its key is the key.
            return false;
        }

        var draft = Path.Combine(directory, $".{Path.GetFileName(file)}.{RandomNumberGenerator.GetHexString(16)}.tmp");
        try
        {
            using (var stream = new FileStream(draft, DraftOptions()))
            {
                stream.Write(create());
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: false);
            return true;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // On Unix File.Move looks whether the file is there and renames then, which are two steps. The file of the lock stays,
    // and a process that dies leaves nothing locked.
    private FileStream Lock()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(directory, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                Thread.Sleep(LockPause);
            }
        }
    }

    private void MakeDirectory()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions DraftOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
