namespace DigitalIndiaStack.Core.Lines;

/// <summary>Answers that are too large for memory, in files of their own, so that an answer that was begun is whole.</summary>
public static class SpooledFile
{
    /// <summary>Writes an answer.</summary>
    /// <param name="write">Writes it into the file.</param>
    /// <returns>The answer at its beginning; its file goes when it is closed.</returns>
    public static async Task<Stream> WriteAsync(Func<Stream, Task> write)
    {
        // A file of this name is readable by its owner alone.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await write(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return file;
    }
}
