using System.Security.Cryptography;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>A folder of key files that nobody but the host reads. Two processes that make one file at once get the same.</summary>
/// <param name="directory">Its full path; made with the first file.</param>
internal sealed class KeyFolder(string directory)
{
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
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its key is the key.
            return false;
        }
        finally
        {
            File.Delete(draft);
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
