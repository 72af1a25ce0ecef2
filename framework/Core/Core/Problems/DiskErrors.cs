namespace DigitalIndiaStack.Core.Problems;

/// <summary>Tells a disk that is full or broken from a bug, for errors of files that a host writes beside its stores.</summary>
internal static class DiskErrors
{
    // Input or output error, no space, quota used up, as Linux numbers them; quota and space on macOS and on Windows.
    private static readonly int[] Codes = [5, 28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Whether an error, or what it comes from, is one of the disk.</summary>
    public static bool IsDiskError(this Exception exception)
    {
        for (var error = exception; error is not null; error = error.InnerException)
        {
            if (error is IOException && Codes.Contains(error.HResult))
            {
                return true;
            }
        }

        return false;
    }
}
